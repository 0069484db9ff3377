using System.Text;

namespace Portal.Features.Forum;

/// <summary>Makes titles and posts of English and Chinese words, with some Markdown; one seed gives one sequence.</summary>
internal sealed class BenchWords(int seed)
{
    private static readonly string[] English =
        ("keyboard monitor speaker charger adapter firmware wireless bluetooth camera tripod lens memory folder language invoice voucher parcel courier address street "
         + "printer paper router cable screen battery update driver network password account invoice delivery warranty manual button setting speed noise colour ink cartridge scanner folder "
         + "message answer question customer support repair garden bicycle wheel chain brake saddle recipe kitchen coffee window door letter number morning evening weekend summer winter quiet loud "
         + "broken faster slower brighter heavy light simple strange helpful wrong right empty full works fails starts stops prints shows opens closes changes remember forget replace install remove "
         + "check measure explain compare describe choose after before while because without again always never sometimes nearly quite really yesterday today tomorrow").Split(' ');

    private static readonly string[] Chinese =
        "打印机 路由器 电池 更新 驱动 网络 密码 账号 发票 送货 保修 说明书 设置 速度 噪音 颜色 墨盒 扫描仪 文件夹 消息 答案 问题 客户 支持 维修 自行车 车轮 链条 刹车 厨房 咖啡 窗户 早上 晚上 周末 夏天 冬天 安静 坏了 更快 更慢 简单 奇怪 有用 重新 安装 检查 比较 选择 昨天 今天 明天 谢谢 请问 为什么 怎么办".Split(' ');

    private readonly Random random = new(seed);

    public int Number(int below) => random.Next(below);

    public string Title() => Capital(random.Next(5) == 0 ? string.Concat(Some(Chinese, 4, 8)) : string.Join(' ', Some(English, 4, 9)));

    /// <summary>Two to five paragraphs, now and then a list, a quotation, code or a link.</summary>
    public string Body()
    {
        var text = new StringBuilder(700);
        for (var left = random.Next(2, 6); left > 0; left--)
        {
            text.Append(Paragraph()).Append("\n\n");
        }

        return text.ToString().TrimEnd();
    }

    private string Paragraph() => random.Next(12) switch
    {
        0 => $"- {Sentence()}\n- {Sentence()}\n- {Sentence()}",
        1 => $"> {Sentence()}",
        2 => $"```\n{string.Join(' ', Some(English, 4, 8))}\n```",
        3 => $"{Sentence()} See [the {One(English)}](https://example.com/{One(English)}) and **{One(English)}**.",
        4 or 5 or 6 => string.Concat(Some(Chinese, 6, 16)) + "。",
        _ => $"{Sentence()} {Sentence()}",
    };

    private string Sentence() => Capital(string.Join(' ', Some(English, 6, 14))) + ".";

    private IEnumerable<string> Some(string[] words, int least, int most) => Enumerable.Range(0, random.Next(least, most)).Select(_ => One(words)).ToList();

    private string One(string[] words) => words[random.Next(words.Length)];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
