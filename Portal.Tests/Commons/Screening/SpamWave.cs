namespace Portal.Tests.Commons.Screening;

/// <summary>Spam as it comes: a few offers, told again and again in other words, with changing links, names and numbers, some in letters that only look Latin, some in Chinese.</summary>
static class SpamWave
{
    static readonly string[] Templates =
    [
        "{Hello|Hi|Good day} {friends|everybody|dear members}, {I found|you should see} the {best|cheapest} {pills|tablets} {without prescription|with free shipping}: {link} {Order today|Limited offer}!",
        "{Earn|Make} {{n}} dollars {a day|every week} {from home|online}, {no experience needed|anybody can do it}. {Write to|WhatsApp me on} +1 {n} {n} or look at {link}",
        "{Play|Win} at the {number one|biggest} online casino, {n} free spins {for new players|waiting for you}, jackpot {guaranteed|every hour} {link}",
        "Our {seo services|backlinks} bring your {shop|website|blog} to the {first page|top of the search}. {Ask for an offer|Prices from {n}}: {link}",
        "I was {sick|in debt|alone} for {n} years, and then {Dr. Ade|Priest Ogun|Doctor Uma} {cured me|brought my husband back} with a love spell. {Contact him|Write to him} at {link}",
        "{Сheар|Bеst} {wаtсhеs|hаndbags} and {shоes|sunglаsses}, {replica watches|copies} like the {оriginal|rеal} thing, {n} dollars only {link}",
        "{Recover|Get back} your {lost|stolen} {bitcoin|crypto} with {Hack Wizards|Spy Recovery|Cyber Team}: crypto recovery in {n} hours, {trusted by thousands|pay afterwards}. {link}",
        "{加微信|请加微信} vx{n} {免费领取|点击领取} {n} 元红包，{日赚千元|稳赚不赔}，{名额有限|今天截止} {link}",
        "{Very nice|Great|Wonderful} {post|topic|article}, thank you for {sharing|writing} it. {I also wrote about this|See more of it} here: {link}",
        "V i a g r a and c i a l i s {for less|at half price}, {discreet|fast} delivery {to your door|worldwide}, {n} pills for {n} dollars {link}",
    ];

    static readonly string[] Hosts = ["best-pills-now.example", "work4u.example", "lucky-slots.example", "rank-top.example", "love-doctor.example", "luxury-copy.example", "get-coins-back.example", "hb8888.example"];

    public static IReadOnlyList<string> Make(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Spin(Templates[random.Next(Templates.Length)], random))];
    }

    static string Spin(string text, Random random)
    {
        text = text.Replace("{link}", $"https://{(random.Next(3) == 0 ? "www." : "")}{Hosts[random.Next(Hosts.Length)]}/{(char)('a' + random.Next(26))}{random.Next(10_000)}");
        while (text.IndexOf("{n}", StringComparison.Ordinal) is var at and >= 0) text = text[..at] + random.Next(10, 9999) + text[(at + 3)..];
        while (text.LastIndexOf('{') is var open and >= 0)
        {
            var close = text.IndexOf('}', open);
            var choices = text[(open + 1)..close].Split('|');
            text = text[..open] + choices[random.Next(choices.Length)] + text[(close + 1)..];
        }

        return text;
    }
}
