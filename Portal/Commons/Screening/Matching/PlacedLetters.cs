using System.Buffers;

namespace Portal.Commons.Screening;

/// <summary>Letters in a row, each of which knows where it came from. Dispose it: the room is borrowed.</summary>
/// <param name="room">How many there may be, as far as one can tell; there is room for more.</param>
internal sealed class PlacedLetters(int room) : IDisposable
{
    private char[] letters = ArrayPool<char>.Shared.Rent(room);
    private int[] places = ArrayPool<int>.Shared.Rent(room);

    /// <summary>How many there are, spaces included.</summary>
    public int Length { get; private set; }

    /// <summary>All of them.</summary>
    public ReadOnlySpan<char> All => letters.AsSpan(0, Length);

    /// <summary>One of them.</summary>
    public char this[int at] => letters[at];

    /// <summary>Where one came from.</summary>
    public int PlaceOf(int at) => places[at];

    /// <summary>Where the word ends that stands here: at the next space, and at this end at the latest.</summary>
    public int WordEnd(int at, int end)
    {
        while (at < end && letters[at] != ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>Adds one.</summary>
    public void Add(char letter, int place)
    {
        if (Length == letters.Length)
        {
            Grow();
        }

        (letters[Length], places[Length]) = (letter, place);
        Length++;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(letters);
        ArrayPool<int>.Shared.Return(places);
    }

    private void Grow()
    {
        var (more, morePlaces) = (ArrayPool<char>.Shared.Rent(Length * 2), ArrayPool<int>.Shared.Rent(Length * 2));
        Array.Copy(letters, more, Length);
        Array.Copy(places, morePlaces, Length);
        Dispose();
        (letters, places) = (more, morePlaces);
    }
}
