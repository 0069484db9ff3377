using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Platform.Mail;

/// <summary>What a mail server says to another, word by word: so that a test can also say what it should not.</summary>
sealed class SmtpTalk : IDisposable
{
    readonly TcpClient tcp = new();
    StreamReader reader = null!;

    /// <summary>Connects and says hello.</summary>
    public static async Task<SmtpTalk> Open(int port)
    {
        var talk = new SmtpTalk();
        await talk.tcp.ConnectAsync("127.0.0.1", port);
        talk.reader = new(talk.tcp.GetStream(), Encoding.Latin1);
        Assert.StartsWith("220", await talk.Answer());
        Assert.StartsWith("250", await talk.Say("EHLO mail.example.org"));
        return talk;
    }

    /// <summary>Hands one letter over and answers the last thing that the server said.</summary>
    public static async Task<string> Deliver(int port, string from, string to, string letter)
    {
        using var talk = await Open(port);
        return await talk.Deliver(from, to, letter);
    }

    /// <summary>The same on an open line.</summary>
    public async Task<string> Deliver(string from, string to, string letter)
    {
        foreach (var word in new[] { $"MAIL FROM:<{from}>", $"RCPT TO:<{to}>", "DATA" })
            if (await Say(word) is var said && said[0] != (word == "DATA" ? '3' : '2')) return said;
        return await Say(letter.ReplaceLineEndings("\r\n").Replace("\r\n.", "\r\n..") + "\r\n.");
    }

    /// <summary>Says a line and answers the server's.</summary>
    public async Task<string> Say(string line)
    {
        await tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"));
        return await Answer();
    }

    /// <inheritdoc/>
    public void Dispose() => tcp.Dispose();

    async Task<string> Answer()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var line = await reader.ReadLineAsync(limit.Token) ?? "";
            if (line.Length < 4 || line[3] != '-') return line;
        }
    }
}
