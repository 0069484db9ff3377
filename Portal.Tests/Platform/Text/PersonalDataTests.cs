using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class PersonalDataTests
{
    [Theory]
    [InlineData("Write to me: ana.lee+ink@mail.example.de, please", PersonalKind.Email, "ana.lee+ink@mail.example.de")]
    [InlineData("我的邮箱是wang@163.com。", PersonalKind.Email, "wang@163.com")]
    [InlineData("Call +49 30 901820 after six", PersonalKind.Phone, "+49 30 901820")]
    [InlineData("call (415) 555-0132.", PersonalKind.Phone, "(415) 555-0132")]
    [InlineData("手机13812345678，谢谢", PersonalKind.Phone, "13812345678")]
    [InlineData("138 1234 5678", PersonalKind.Phone, "138 1234 5678")]
    [InlineData("+86 138-1234-5678", PersonalKind.Phone, "+86 138-1234-5678")]
    [InlineData("座机 010-62345678", PersonalKind.Phone, "010-62345678")]
    [InlineData("My phone: 030 1234567", PersonalKind.Phone, "030 1234567")]
    [InlineData("card 4111 1111 1111 1111 is refused", PersonalKind.Card, "4111 1111 1111 1111")]
    [InlineData("card 5500-0000-0000-0004", PersonalKind.Card, "5500-0000-0000-0004")]
    [InlineData("378282246310005", PersonalKind.Card, "378282246310005")]
    [InlineData("身份证号 11010519491231002X", PersonalKind.IdNumber, "11010519491231002X")]
    [InlineData("My order number is 302-1234567", PersonalKind.OrderNumber, "302-1234567")]
    [InlineData("Order #A1234567 has not come", PersonalKind.OrderNumber, "A1234567")]
    [InlineData("订单号：2026112900123", PersonalKind.OrderNumber, "2026112900123")]
    [InlineData("訂單編號 202611290012", PersonalKind.OrderNumber, "202611290012")]
    public void What_looks_personal_is_found(string text, PersonalKind kind, string piece) => Assert.Equal([new(kind, piece)], PersonalData.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("Firmware 10.0.19041.3570 of 2026-11-29 12:30:05, build 20261129")]
    [InlineData("The printer is at 192.168.100.200:9100, its mask is 255.255.255.0")]
    [InlineData("In order to print 2000 pages I used 12 bottles; 1 234 567 dots")]
    [InlineData("card 4111 1111 1111 1112 has no right check digit")]
    [InlineData("11010519491231002Y and 110105194912310021 are no identity numbers")]
    [InlineData("serial CN4B1A6789012345 on the back")]
    [InlineData("1700000000000 milliseconds, 1732881600 seconds")]
    [InlineData("me@example.com is only an example")]
    [InlineData("@ana, see https://shop.test/orders?order=123456789&mail=a@b.de")]
    [InlineData("![pic 4111111111111111|640x480](/files/4/13812345678-a.png)")]
    [InlineData("> [@bo](/t/1/x#post-2):\n>\n> my phone is 13812345678")]
    [InlineData("```\nserial 13812345678\nana@mail.de\n```\nand `ana@mail.de` in a line")]
    [InlineData("~~~\n4111 1111 1111 1111")]
    [InlineData("The order of 3000 sheets, invoice 2024, case 12")]
    [InlineData("price 12345.678, size 210x297, 0x41111111")]
    public void What_is_none_is_not_cried_about(string text) => Assert.Empty(PersonalData.In(text));

    [Fact]
    public void Several_are_named_each_once_and_none_twice_as_another_kind()
    {
        var found = PersonalData.In("13812345678, again 13812345678; ana@mail.de; order 13912345678");
        Assert.Equal([PersonalKind.Email, PersonalKind.OrderNumber, PersonalKind.Phone], found.Select(f => f.Kind));
    }

    [Theory]
    [InlineData("1"), InlineData("1 "), InlineData("+1 "), InlineData("`"), InlineData("a.@"), InlineData("order "), InlineData("> "), InlineData("```\n"), InlineData("phone 1-")]
    public void A_text_of_the_longest_kind_takes_no_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 32_000 / piece.Length));
        var took = ThreadTime.Of(() => PersonalData.In(text));
        Assert.True(took < TimeSpan.FromSeconds(2), $"{took}");
    }
}
