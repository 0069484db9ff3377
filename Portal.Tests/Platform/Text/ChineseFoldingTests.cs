using Portal.Platform.Text;

namespace Portal.Tests.Platform.Text;

public class ChineseFoldingTests
{
    [Theory]
    [InlineData("打印機無法連線", "打印机无法连线")]
    [InlineData("電腦與網絡設備", "电脑与网络设备")]
    [InlineData("請問這個訂單什麼時候發貨", "请问这个订单什么时候发货")]
    [InlineData("客戶服務與退換貨規則", "客户服务与退换货规则")]
    [InlineData("軟體更新後畫面變黑", "软体更新后画面变黑")]
    [InlineData("墨水匣顏色偏黃", "墨水匣颜色偏黄")]
    [InlineData("裡面還有幾張紙", "里面还有几张纸")]
    [InlineData("臺灣與台灣", "台湾与台湾")]
    [InlineData("讀書會報名開始囉", "读书会报名开始啰")]
    [InlineData("頭髮與發展", "头发与发展")]
    [InlineData("乾淨、干涉、幹部", "干净、干涉、干部")]
    [InlineData("為甚麼證書顯示過期", "为甚么证书显示过期")]
    [InlineData("聯絡我們的專業團隊", "联络我们的专业团队")]
    [InlineData("圖書館裏的雜誌與報紙", "图书馆里的杂志与报纸")]
    [InlineData("體驗優惠券領取記錄", "体验优惠券领取记录")]
    [InlineData("檢查硬碟與記憶體", "检查硬碟与记忆体")]
    [InlineData("對話聽寫練習樂趣無窮", "对话听写练习乐趣无穷")]
    [InlineData("憂鬱的烏龜", "忧郁的乌龟")]
    public void Traditional_writing_folds_into_simplified(string traditional, string simplified) =>
        Assert.Equal(simplified, ChineseFolding.Fold(traditional));

    [Fact]
    public void Simplified_writing_and_other_scripts_stay_as_they_are()
    {
        const string Text = "打印机 ok 日本語のカナ 한국어 𠀀 😀";
        Assert.Equal(Text.Replace("語", "语"), ChineseFolding.Fold(Text));
    }

    [Fact]
    public void Folding_is_done_in_one_step_and_no_character_is_in_two_groups()
    {
        var groups = ChineseTable.Groups.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var forms = groups.SelectMany(group => group[1..]).ToList();
        Assert.True(forms.Count > 2_500);
        Assert.Empty(forms.GroupBy(form => form).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(forms.Intersect(groups.Select(group => group[0])));
        Assert.All(forms, form => Assert.InRange(form, '\u4e00', '\u9fff'));
    }
}
