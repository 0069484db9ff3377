using System.Buffers.Binary;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>What an edit does to the tree; the numbers are the protocol's.</summary>
public enum EditKind
{
    PrependFrame = 1, RemoveFrame = 2, SetAttribute = 3, RemoveAttribute = 4, UpdateText = 5,
    StepIn = 6, StepOut = 7, UpdateMarkup = 8, PermutationEntry = 9, PermutationEnd = 10,
}

/// <summary>What a frame describes; the numbers are the protocol's.</summary>
public enum FrameKind
{
    Element = 1, Text = 2, Attribute = 3, Component = 4, Region = 5,
    ElementReferenceCapture = 6, ComponentReferenceCapture = 7, Markup = 8, RenderMode = 9, NamedEvent = 10,
}

/// <summary>One step of a change to a component's tree; <paramref name="Second"/> is a frame or, for a permutation, the new place.</summary>
public readonly record struct Edit(EditKind Kind, int SiblingIndex, int Second);

/// <summary>One render batch in the layout that a circuit sends: tables of edits, frames and texts, found from its end.</summary>
public sealed class RenderBatch(byte[] data)
{
    private const int EditSize = 16;
    private const int FrameSize = 20;

    /// <summary>The components that changed, each with its edits in order.</summary>
    public IEnumerable<(int ComponentId, IReadOnlyList<Edit> Edits)> UpdatedComponents()
    {
        var table = Int(data.Length - 20);
        for (var i = 0; i < Int(table); i++)
        {
            var diff = Int(table + 4 + (i * 4));
            var edits = new Edit[Int(diff + 4)];
            for (var k = 0; k < edits.Length; k++)
            {
                var at = diff + 8 + (k * EditSize);
                edits[k] = new Edit((EditKind)Int(at), Int(at + 4), Int(at + 8));
            }

            yield return (Int(diff), edits);
        }
    }

    /// <summary>The components that are gone.</summary>
    public IEnumerable<int> DisposedComponents()
    {
        var table = Int(data.Length - 12);
        for (var i = 0; i < Int(table); i++)
        {
            yield return Int(table + 4 + (i * 4));
        }
    }

    /// <summary>What a frame describes.</summary>
    public FrameKind KindAt(int frame) => (FrameKind)Int(FrameAt(frame));

    /// <summary>The number of frames that an element, a component or a region spans, itself included.</summary>
    public int SubtreeLength(int frame) => Int(FrameAt(frame) + 4);

    /// <summary>The name of an element's tag.</summary>
    public string ElementName(int frame) => Text(Int(FrameAt(frame) + 8)) ?? string.Empty;

    /// <summary>Which component has its place here.</summary>
    public int ComponentId(int frame) => Int(FrameAt(frame) + 8);

    /// <summary>The content of a text or of raw markup.</summary>
    public string TextContent(int frame) => Text(Int(FrameAt(frame) + 4)) ?? string.Empty;

    private int FrameAt(int frame) => Int(data.Length - 16) + 4 + (frame * FrameSize);

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at));

    private string? Text(int index)
    {
        if (index < 0)
        {
            return null;
        }

        var at = Int(Int(data.Length - 4) + (index * 4));
        var length = VariableLength.Read(data, ref at);
        return Encoding.UTF8.GetString(data, at, length);
    }
}
