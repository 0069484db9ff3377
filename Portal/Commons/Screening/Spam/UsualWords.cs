namespace Portal.Commons.Screening;

/// <summary>
/// Words that spam is made of, and hardly anything else: what the portal brings along. They count as signs for what strangers write, and hold nothing back by themselves. An admin who
/// lists one of them as allowed takes it away.
/// </summary>
internal static class UsualWords
{
    private const int Strong = 5, Weak = 3;

    private const string StrongWords =
        """
        viagra|cialis|levitra|tramadol|xanax|adderall|phentermine|kamagra|sildenafil|tadalafil|viagr*
        online casino|casino online|casino bonus|free spins|slot gacor|situs slot|judi online|slot online|togel|betting tips|sports betting
        payday loan*|instant loan*|loan without|bad credit
        escort service*|call girl*|adult dating|sex cam*|porn videos|xxx videos|hot girls
        double your bitcoin|guaranteed profit*|guaranteed returns|recover your crypto|crypto recovery|bitcoin recovery|lost funds|binary options|forex signals
        weight loss pills|keto gummies|cbd gummies|male enhancement|penis enlargement
        fake passport*|counterfeit money|buy followers|buy instagram|spell caster|love spell*|lottery spell*
        博彩|六合彩|时时彩|赌场|赌博网站|真人娱乐|百家乐|彩票网|代开发票|办证刻章|援交|裸聊|约炮|色情网站|成人视频|刷单兼职|日赚千元|稳赚不赔|高仿手表|代孕|迷药|催情药|网贷口子|套现
        """;

    private const string WeakWords =
        """
        casino|casinos|jackpot|baccarat|blackjack|poker online|gambling|bookmaker
        cheap pills|pharmacy online|online pharmacy|without prescription|no prescription
        replica watch*|replica handbag*|louis vuitton|rolex
        whatsapp me|telegram me|contact on whatsapp|dm me on telegram
        make money fast|make money online|earn money online|work from home job*|passive income|get rich
        seo services|backlinks|guest posting|buy backlinks|rank your website
        limited offer|act now|click here now|100% free|risk free|best price guaranteed
        essay writing service|assignment help|dissertation help
        加微信|加V信|加QQ群|免费领取|点击领取|兼职招聘|包赚|返利网|代写论文|贷款秒批|无抵押贷款|信用卡代还
        """;

    /// <summary>All of them, ready to be looked for.</summary>
    public static IReadOnlyList<ListedWord> All { get; } = [.. Of(StrongWords, Strong), .. Of(WeakWords, Weak)];

    private static IEnumerable<ListedWord> Of(string words, int points) =>
        words.Split(['|', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => new ListedWord(0, WatchedKind.Word, word, WatchedEffect.Flag, "", points));
}

/// <summary>Hosts to which so many people link that it says nothing of them when they have one in common. Whoever shortens addresses, or passes messages on, is not among them.</summary>
internal static class FamiliarHosts
{
    private static readonly HashSet<string> Names =
    [
        .. """
        wikipedia.org wikimedia.org wiktionary.org archive.org github.com github.io gitlab.com bitbucket.org sourceforge.net stackoverflow.com stackexchange.com serverfault.com superuser.com
        askubuntu.com imgur.com youtube.com youtu.be vimeo.com google.com googleapis.com bing.com duckduckgo.com microsoft.com apple.com amazon.com amazon.co.uk amazon.de ebay.com aliexpress.com
        adobe.com autodesk.com reddit.com facebook.com twitter.com x.com instagram.com linkedin.com medium.com blogspot.com wordpress.org wordpress.com mozilla.org w3.org python.org npmjs.com
        nuget.org debian.org ubuntu.com arduino.cc raspberrypi.org raspberrypi.com thingiverse.com printables.com instructables.com reprap.org prusa3d.com ultimaker.com all3dp.com hackaday.com
        baidu.com zhihu.com bilibili.com qq.com weibo.com taobao.com jd.com gitee.com csdn.net 163.com
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>True for one of them, and for what is under one.</summary>
    public static bool Has(string host)
    {
        for (var rest = host; rest.Length > 0;)
        {
            if (Names.Contains(rest))
            {
                return true;
            }

            var dot = rest.IndexOf('.');
            rest = dot < 0 ? "" : rest[(dot + 1)..];
        }

        return false;
    }
}
