using System.Text;

namespace Portal.Bench.Http;

/// <summary>Requests as the bytes that go over the wire, made once so that the load spends nothing on them.</summary>
public static class RawRequest
{
    /// <summary>A GET with further headers, each as "Name: value".</summary>
    public static byte[] Get(Uri address, params string[] headers) => Bytes("GET", address, headers, string.Empty);

    /// <summary>A POST of a JSON text.</summary>
    public static byte[] Post(Uri address, string json, params string[] headers) =>
        Bytes("POST", address, [.. headers, "Content-Type: application/json", $"Content-Length: {Encoding.UTF8.GetByteCount(json)}"], json);

    private static byte[] Bytes(string method, Uri address, IEnumerable<string> headers, string body)
    {
        var lines = headers.Prepend($"Host: {address.Authority}").Prepend($"{method} {address.PathAndQuery} HTTP/1.1");
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n" + body);
    }
}
