using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Portal.Bench.Circuits;

/// <summary>Writes the small part of MessagePack that a circuit's hub reads.</summary>
public sealed class MessagePackWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>Everything written so far.</summary>
    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    /// <summary>Begins an array of at most 15 items.</summary>
    public void WriteArrayHeader(int count) => WriteByte((byte)(0x90 | count));

    /// <summary>A map without entries.</summary>
    public void WriteEmptyMap() => WriteByte(0x80);

    /// <summary>Nothing, a text, a yes or no, or a whole number; anything else is refused.</summary>
    public void WriteValue(object? value)
    {
        switch (value)
        {
            case null: WriteByte(0xc0); break;
            case string text: WriteText(text); break;
            case bool flag: WriteByte(flag ? (byte)0xc3 : (byte)0xc2); break;
            case int number: WriteInteger(number); break;
            case long number: WriteInteger(number); break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    private void WriteInteger(long value)
    {
        if (value is >= 0 and < 128)
        {
            WriteByte((byte)value);
            return;
        }

        var span = buffer.GetSpan(9);
        span[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], value);
        buffer.Advance(9);
    }

    private void WriteText(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        if (bytes.Length < 32)
        {
            WriteByte((byte)(0xa0 | bytes.Length));
        }
        else
        {
            var span = buffer.GetSpan(5);
            span[0] = 0xdb;
            BinaryPrimitives.WriteUInt32BigEndian(span[1..], (uint)bytes.Length);
            buffer.Advance(5);
        }

        buffer.Write(bytes);
    }

    private void WriteByte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }
}
