namespace Portal.Bench.Circuits;

/// <summary>Lengths in groups of seven bits, low group first, as before each text of a batch and each message of the hub.</summary>
public static class VariableLength
{
    /// <summary>Reads a length and moves past it.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = 0, shift = 0;
        byte part;
        do
        {
            part = bytes[at++];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return length;
    }

    /// <summary>A message with its length before it.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> message)
    {
        var prefix = new List<byte>(5);
        for (var left = (uint)message.Length; prefix.Count == 0 || left != 0; left >>= 7)
        {
            prefix.Add((byte)((left & 0x7f) | (left > 0x7f ? 0x80u : 0)));
        }

        return [.. prefix, .. message];
    }
}
