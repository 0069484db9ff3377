using System.Buffers.Binary;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>Reads what a circuit's hub writes: whole numbers as long, arrays as object[], maps as null (they carry only headers).</summary>
public ref struct MessagePackReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> data = data;
    private int position;

    /// <summary>The next value with everything in it; an unknown kind is an <see cref="InvalidDataException"/>.</summary>
    public object? ReadValue()
    {
        var head = data[position++];
        return head switch
        {
            <= 0x7f => (long)head,
            >= 0xe0 => (long)(sbyte)head,
            <= 0x8f => ReadPairs(head & 0x0f),
            <= 0x9f => ReadItems(head & 0x0f),
            <= 0xbf => ReadText(head & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            >= 0xc4 and <= 0xc6 => Take(ReadLength(head - 0xc4)).ToArray(),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            >= 0xcc and <= 0xd3 => ReadInteger(head),
            >= 0xd9 and <= 0xdb => ReadText(ReadLength(head - 0xd9)),
            0xdc or 0xdd => ReadItems(ReadLength(head - 0xdb)),
            0xde or 0xdf => ReadPairs(ReadLength(head - 0xdd)),
            _ => throw new InvalidDataException($"Unknown MessagePack head {head:x2}."),
        };
    }

    private object ReadInteger(byte head) => head switch
    {
        0xcc => (long)data[position++],
        0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        0xcf => (long)BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
        0xd0 => (long)(sbyte)data[position++],
        0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        _ => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
    };

    /// <summary>A length of one, two or four bytes.</summary>
    private int ReadLength(int width) => width switch
    {
        0 => data[position++],
        1 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        _ => (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
    };

    private object?[] ReadItems(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = ReadValue();
        }

        return items;
    }

    private object? ReadPairs(int count)
    {
        for (var i = 0; i < count * 2; i++)
        {
            ReadValue();
        }

        return null;
    }

    private string ReadText(int count) => Encoding.UTF8.GetString(Take(count));

    private ReadOnlySpan<byte> Take(int count)
    {
        var slice = data.Slice(position, count);
        position += count;
        return slice;
    }
}
