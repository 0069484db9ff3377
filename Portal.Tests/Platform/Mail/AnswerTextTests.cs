using Portal.Platform.Mail;

namespace Portal.Tests.Platform.Mail;

/// <summary>Answers as the programs of the world write them: what is left is what somebody wrote.</summary>
public class AnswerTextTests
{
    const string Ours = "=== Write your answer above this line ===";
    static readonly string[] Marks = ["Write your answer above this line", "请在此行上方写下回复", "請在此行上方寫下回覆"];

    [Theory]
    [InlineData("Gmail", "It works now, thank you!\n\nOn Sun, Nov 29, 2026 at 3:43 PM Portal <portal@community.test> wrote:\n\n> " + Ours + "\n>\n> Hello Ana,\n")]
    [InlineData("Gmail, its line broken", "It works now, thank you!\n\nOn Sun, Nov 29, 2026 at 3:43 PM Bo of the very long name\n<reply+aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.community.test> wrote:\n\n> Hello")]
    [InlineData("Gmail, Chinese", "It works now, thank you!\n\nBo <bo@community.test> 于2026年11月29日周日 15:43写道：\n\n> Hello")]
    [InlineData("Gmail, Chinese, its line broken", "It works now, thank you!\nBo <reply+aaaaaaaaaaaaaaaaaaaaaaaaaa@reply.community.test> 于2026年11月29日周日\n15:43写道：\n> Hello")]
    [InlineData("Gmail, Taiwan", "It works now, thank you!\n\nBo <bo@community.test> 於 2026年11月29日 週日 下午3:43寫道：\n\n> Hello")]
    [InlineData("Apple Mail", "It works now, thank you!\n\n> On 29 Nov 2026, at 15:43, Bo <bo@community.test> wrote:\n> \n> Hello")]
    [InlineData("Apple Mail, Taiwan", "It works now, thank you!\n\n> 請在此行上方寫下回覆\n\n從我的 iPhone 傳送\n\n> Bo <bo@community.test> 於 2026年11月29日 下午3:43 寫道：\n> Hello")]
    [InlineData("An iPhone", "It works now, thank you!\n\nSent from my iPhone\n\n> On 29 Nov 2026, at 15:43, Bo <bo@community.test> wrote:\n> Hello")]
    [InlineData("An iPhone in China", "It works now, thank you!\n\n发自我的 iPhone\n\n> 在 2026年11月29日，15:43，Bo <bo@community.test> 写道：\n> \n> Hello")]
    [InlineData("Outlook", "It works now, thank you!\n\n________________________________\nFrom: Bo <bo@community.test>\nSent: Sunday, November 29, 2026 3:43 PM\nTo: Ana\nSubject: Ink\n\n" + Ours + "\nHello")]
    [InlineData("Outlook as HTML", "It works now, thank you!\n\n**From:** Bo \\<bo@community.test>\n**Sent:** Sunday, November 29, 2026 3:43 PM\n**To:** Ana\n\nHello")]
    [InlineData("Outlook, Chinese", "It works now, thank you!\n\n发件人: Bo <bo@community.test>\n发送时间: 2026年11月29日 15:43\n收件人: Ana\n主题: Ink\n\nHello")]
    [InlineData("Outlook, Taiwan", "It works now, thank you!\n\n寄件者: Bo <bo@community.test>\n寄件日期: 2026年11月29日 下午 03:43\n收件者: Ana\n主旨: Ink\n\nHello")]
    [InlineData("Outlook of old", "It works now, thank you!\n\n-----Original Message-----\nFrom: Bo\nHello")]
    [InlineData("QQ", "It works now, thank you!\n\n\n------------------ 原始邮件 ------------------\n发件人: \"Bo\" <bo@community.test>;\n发送时间: 2026年11月29日(星期天) 下午3:43\nHello")]
    [InlineData("163", "It works now, thank you!\n\n\n在 2026-11-29 15:43:36，\"Bo\" <bo@community.test> 写道：\nHello")]
    [InlineData("163, English", "It works now, thank you!\n\nAt 2026-11-29 15:43:36, \"Bo\" <bo@community.test> wrote:\n>Hello")]
    [InlineData("German, by its shape", "It works now, thank you!\n\nAm 29.11.2026 um 15:43 schrieb Bo <bo@community.test>:\n> Hallo\n> Ana")]
    [InlineData("French, by our line", "It works now, thank you!\n\nLe dim. 29 nov. 2026 à 15:43, Bo <bo@community.test> a\nécrit :\n\n" + Ours + "\nHello")]
    [InlineData("German Outlook, by our line", "It works now, thank you!\n\nVon: Bo <bo@community.test>\nGesendet: Sonntag, 29. November 2026 15:43\nAn: Ana\nBetreff: Ink\n\n" + Ours)]
    [InlineData("With a signature", "It works now, thank you!\n\n-- \nAna\nHead of Ink, +49 30 1234567\n")]
    [InlineData("Below what it answers", "On Sun, Nov 29, 2026 at 3:43 PM Bo <bo@community.test> wrote:\n> " + Ours + "\n> Hello\n\nIt works now, thank you!\n\n-- \nAna")]
    [InlineData("Odd characters", "\ufeffIt works\u0000 now,\u00a0thank you!\r\n\r\n> old\r\n")]
    [InlineData("Nothing around it", "It works now, thank you!")]
    public void What_is_answered_is_not_part_of_the_answer(string program, string letter)
    {
        Assert.NotNull(program);
        Assert.Equal("It works now, thank you!", AnswerText.Of(letter, Marks));
    }

    [Theory]
    [InlineData("I read in the manual:\n\n> Turn it off.\n\nThat did not help.")] // a quote of one's own
    [InlineData("From the beginning: it failed.\nTwo lines.")]
    [InlineData("On Monday my colleague wrote:\nit is broken.")]
    [InlineData("The log from 10:32, of ana@example.org, says:\n\n    error 5")]
    [InlineData("# A title\n\n- one\n- two\n\n```\n> code\n```")]
    [InlineData("Model: X200\nFirmware: 2.1\nColour: blue")]
    [InlineData("墨水的型号是什么？\n\n我在 2026年买的。")]
    public void What_somebody_wrote_themselves_stays(string text) => Assert.Equal(text, AnswerText.Of(text, Marks));

    [Fact]
    public void A_list_of_facts_above_the_letter_that_is_answered_stays() =>
        Assert.Equal("Model: X200\nFirmware: 2.1\nColour: blue", AnswerText.Of($"Model: X200\nFirmware: 2.1\nColour: blue\n\n{Ours}\nHello", Marks));

    [Fact]
    public void Answers_between_the_lines_of_a_letter_are_taken_without_these() =>
        Assert.Equal("Yes.\n\nNo.", AnswerText.Of("On Sun, Nov 29, 2026 at 3:43 PM Bo <bo@community.test> wrote:\n> Is it on?\nYes.\n\n> Is it hot?\nNo.", Marks).Replace("\n\n\n", "\n\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n> " + Ours + "\n> Hello")]
    [InlineData(Ours + "\nHello Ana,\nBo replied\n> quoted by us\nand more of ours")] // unmarked: nobody can tell whose it is
    [InlineData("-- \nAna")]
    [InlineData("Sent from my iPhone\n\n> On 29 Nov 2026, at 15:43, Bo <bo@community.test> wrote:\n> Hello")]
    public void Where_nothing_was_written_nothing_is_left(string letter) => Assert.Equal("", AnswerText.Of(letter, Marks));
}
