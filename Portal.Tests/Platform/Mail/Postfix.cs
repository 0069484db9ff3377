using System.Net.Sockets;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Mail;

/// <summary>A real mail server in a temporary folder: takes letters for community.test and puts each into a file.</summary>
sealed class Postfix : IAsyncDisposable
{
    const string Services =
        """
        PORT inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        smtp unix - - n - - smtp
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """;

    /// <summary>As the README says it.</summary>
    const string HandOver =
        """
        relay_domains = reply.community.test
        transport_maps = inline:{ reply.community.test=smtp:[127.0.0.1]:2525 }

        """;

    readonly string folder, program;

    Postfix(string folder, string program) => (this.folder, this.program) = (folder, program);

    /// <summary>The letters it has taken, as they arrived.</summary>
    public List<string> Letters =>
        Directory.Exists(Path.Combine(folder, "mail/inbox/new")) ? [.. Directory.GetFiles(Path.Combine(folder, "mail/inbox/new")).Order().Select(File.ReadAllText)] : [];

    /// <summary>Starts it on a port of this machine. Needs root, as every mail server that writes for others does.</summary>
    /// <param name="port">Where it listens.</param>
    /// <param name="answersTo">The portal's port for mail to <c>reply.community.test</c>, with the two lines of the README; null where it hands nothing over.</param>
    public static async Task<Postfix> StartAsync(int port, int? answersTo = null)
    {
        var program = MachineNeeds.PathOf(Need.Postfix);
        Assert.True(Environment.IsPrivilegedProcess, "Postfix starts as root alone: run this test as root.");
        var folder = RunFolder.New("postfix");
        foreach (var part in (string[])["queue", "data", "mail"]) Directory.CreateDirectory(Path.Combine(folder, part));
        File.WriteAllText(Path.Combine(folder, "main.cf"), Settings(folder) + (answersTo is { } portal ? HandOver.Replace("2525", $"{portal}") : ""));
        File.WriteAllText(Path.Combine(folder, "master.cf"), Services.Replace("PORT", $"{port}"));
        await Run("/bin/chmod", "a+rx", folder, Path.GetDirectoryName(folder)!);
        await Run("/bin/chown", "postfix", Path.Combine(folder, "data"), Path.Combine(folder, "mail"));
        await Run(program, "-c", folder, "start");
        await Eventually.True(() => Answers(port), "Postfix answers");
        return new(folder, program);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Run(program, "-c", folder, "stop");

    static string Settings(string folder)
    {
        var (user, group) = Owner();
        return $"""
            compatibility_level = 3.6
            queue_directory = {folder}/queue
            data_directory = {folder}/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            meta_directory = /etc/postfix
            shlib_directory = /usr/lib/postfix
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = mail.community.test
            mydestination =
            alias_maps =
            virtual_mailbox_domains = community.test
            virtual_mailbox_base = {folder}/mail
            virtual_mailbox_maps = static:inbox/
            virtual_uid_maps = static:{user}
            virtual_gid_maps = static:{group}
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks = 127.0.0.0/8
            smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
            maillog_file_prefixes = /tmp
            maillog_file = {folder}/log
            default_transport = error:outgoing mail is off
            notify_classes =

            """;
    }

    static (string User, string Group) Owner()
    {
        var parts = File.ReadLines("/etc/passwd").First(l => l.StartsWith("postfix:", StringComparison.Ordinal)).Split(':');
        return (parts[2], parts[3]);
    }

    static async Task Run(string program, params string[] arguments)
    {
        await using var process = ChildProcess.Start(program, arguments);
        var end = await process.EndAsync();
        Assert.True(end.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {end.Errors}{end.Output}");
    }

    static async Task<bool> Answers(int port)
    {
        using var tcp = new TcpClient();
        try { await tcp.ConnectAsync("127.0.0.1", port); return true; }
        catch (SocketException) { return false; }
    }
}
