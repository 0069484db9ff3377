using Portal.Features.Forum;

namespace Portal.App.Demo;

/// <summary>A category of the demo.</summary>
internal sealed record DemoCategory(string Slug, string Name, string About, int Hue);

/// <summary>A topic of the demo: who starts it, and who answers what, in order.</summary>
/// <param name="Category">The category's slug.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="By">Who starts it.</param>
/// <param name="Title">The title.</param>
/// <param name="Body">The first post.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Replies">Who says what; one beginning with "✓" is accepted.</param>
internal sealed record DemoTopic(string Category, TopicKind Kind, string By, string Title, string Body, string[] Tags, params (string By, string Body)[] Replies)
{
    /// <summary>What was answered to the category's form.</summary>
    public FormAnswer[] Fields { get; init; } = [];

    /// <summary>What became of it, where it is an idea.</summary>
    public DemoIdea? Idea { get; init; }

    /// <summary>The poll under its first post.</summary>
    public DemoPoll? Poll { get; init; }
}

/// <summary>Where an idea of the demo stands.</summary>
/// <param name="State">Where.</param>
/// <param name="By">Who of the staff says so.</param>
/// <param name="Word">With which word.</param>
/// <param name="Voters">Who wants it.</param>
internal sealed record DemoIdea(IdeaState State, string By, string Word, params string[] Voters);

/// <summary>A poll of the demo, of one choice.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Options">What can be answered.</param>
/// <param name="Votes">Who chose which of them, counted from 1.</param>
internal sealed record DemoPoll(string Question, string[] Options, params (string By, int Choice)[] Votes);

/// <summary>What the demo company's customers talk about: it makes espresso machines and grinders.</summary>
internal static class DemoTopics
{
    /// <summary>The categories besides <c>general</c>.</summary>
    public static IReadOnlyList<DemoCategory> Categories { get; } =
    [
        new("machines", "Espresso machines", "Set-up, use and care of the machines.", 1),
        new("grinders", "Grinders", "Burrs, settings, noise.", 4),
        new("chinese", "中文社区", "用中文交流咖啡与机器。", 0),
        new("ideas", "Ideas", "What the next machine should be able to do.", 9),
    ];

    /// <summary>What is asked of who asks about a machine.</summary>
    public static FormView MachineForm { get; } = new(
        TopicKind.Question,
        [
            new("Machine", FormFieldType.Choice) { Required = true, Choices = ["Duo 2", "Solo", "Grande", "Another one"] },
            new("Firmware", FormFieldType.Number) { Help = "Settings, last line: such as 2.1." },
            new("What you tried", FormFieldType.Choices) { Choices = ["Descaled it", "Rinsed it", "Switched it off and on"] },
            new("I have searched the forum", FormFieldType.Checkbox) { Required = true },
        ],
        TextOptional: false);

    /// <summary>The topics, oldest first.</summary>
    public static IReadOnlyList<DemoTopic> All { get; } =
    [
        new("general", TopicKind.Discussion, "ada", "Welcome, and how this place works",
            "Hello everyone,\n\nthis is the place of everybody who owns one of our machines, or thinks about it.\n\n- **Ask** in the category that fits; questions can be marked as solved.\n- **Answer** where you know something. Staff read along, but nobody knows a machine like the person who uses it every day.\n- **Talk to us** in private with the button at the top when it is about an order.\n\nPraise and complaint are both welcome. Please stay kind.",
            ["welcome"],
            ("tom", "Good to see this. Is it fine to talk about machines of other makers too?"),
            ("ada", "> Is it fine to talk about machines of other makers too?\n\nOf course, in General.")),
        new("general", TopicKind.Announcement, "ada", "Firmware 2.2 for the Duo 2 is here",
            "It warms up faster and remembers your last programme. **Settings → Update**, and leave the machine on for five minutes.\n\nNothing to do for the Solo and the Grande.",
            ["duo-2", "firmware"],
            ("kenji", "Done. Two minutes faster in the morning, thank you!")),
        new("machines", TopicKind.Question, "tom", "Pressure gauge stays at zero after descaling",
            "I descaled my **Duo 2** yesterday as the manual says. Since then the pressure gauge stays at zero and only a few drops come out.\n\nWhat I tried:\n\n1. Rinsed two full tanks\n2. Took the shower screen out and cleaned it\n3. Waited overnight\n\nAny idea before I send it in?",
            ["duo-2", "descaling", "pressure"],
            ("sofia", "I had exactly this. Is the tank seated properly? Mine was half a centimetre too high."),
            ("tom", "It is, I checked that twice. But thanks!"),
            ("lena", "✓Hello Tom, that sounds like air in the pump. Please do this:\n\n1. Switch the machine off and fill the tank to the top.\n2. Open the **steam valve** completely.\n3. Switch on and run the *hot water* programme for 30 seconds, three times, with a pause of ten seconds.\n\nThe gauge should move at the third time. If it does not, write here and I will arrange a free repair."),
            ("tom", "It moved at the second time already. Thank you, Lena!"))
        {
            Fields = [new("Machine", ["Duo 2"]), new("Firmware", ["2.1"]), new("What you tried", ["Descaled it", "Rinsed it"]), new("I have searched the forum", [FormAnswer.Ticked])],
        },
        new("machines", TopicKind.Question, "xiaoyu", "Which water do you use?",
            "Our tap water is very hard (**20 °dH**). Do you filter, or do you buy bottled water?\n\n| option | cost a month | work |\n|---|---|---|\n| filter jug | 6 € | little |\n| bottled | 25 € | carrying |\n| cartridge | 12 € | none |",
            ["water", "descaling"],
            ("kenji", "Filter jug, and descaling every three months. Ten years with the same boiler."),
            ("sofia", "Cartridge here. More expensive, but I never think about it."))
        {
            Fields = [new("Machine", ["Grande"]), new("I have searched the forum", [FormAnswer.Ticked])],
            Poll = new("What goes into your tank?", ["Filter jug", "Bottled", "Cartridge", "The tap as it is"], ("kenji", 1), ("sofia", 3), ("tom", 1), ("yating", 4)),
        },
        new("grinders", TopicKind.Discussion, "kenji", "A quiet grinder for early mornings?",
            "I get up at five and my family does not. How loud are the flat burr models compared with the conical ones? Numbers welcome.",
            ["noise", "burrs"],
            ("tom", "Measured at one metre with a phone: conical 62 dB, flat 71 dB. Not a laboratory, but the difference is real."),
            ("yating", "A rubber mat below it makes more of a difference than I thought.")),
        new("chinese", TopicKind.Question, "yating", "打印机旁边的咖啡机漏水怎么办？",
            "办公室的咖啡机放在打印机旁边，今天早上发现底部漏水。\n\n- 型号：Duo 2\n- 使用时间：八个月\n\n请问还在保修期内吗？应该怎么处理？",
            ["保修", "duo-2"],
            ("wei", "✓您好雅婷，Duo 2 的保修期是两年，您的机器仍在保修期内。请先关闭电源、倒空水箱，再检查水箱底部的密封圈是否移位。若仍漏水，请点击“联系我们”，我们安排免费维修。"),
            ("yating", "密封圈确实歪了，装好之后不漏了，谢谢！")),
        new("chinese", TopicKind.Discussion, "xiaoyu", "大家喜欢什么豆子？",
            "最近在喝云南的日晒豆，有明显的果香。大家有什么推荐？",
            ["豆子"],
            ("yating", "埃塞俄比亚的水洗豆，酸得很干净。"),
            ("wei", "我们办公室最近喝的是巴西的半日晒，很适合做拿铁。")),
        new("ideas", TopicKind.Idea, "sofia", "Let the machine wake up on a schedule",
            "I would love a timer: on at 6:30 on workdays, at 8:00 at the weekend. The boiler needs twenty minutes, and I would rather sleep them.",
            ["timer"],
            ("kenji", "Yes please. And an eco mode that switches off after an hour."),
            ("noah", "This is being looked at. One question: would you set it at the machine, or in an app?"),
            ("sofia", "At the machine. I do not want another app."))
        {
            Idea = new(IdeaState.Planned, "noah", "It comes with the firmware of the spring, set at the machine.", "tom", "kenji", "yating"),
        },
        new("ideas", TopicKind.Idea, "tom", "A cup warmer that switches itself off",
            "Mine is on all day because nobody thinks of it. Twenty minutes after the last cup would do.",
            ["timer"],
            ("sofia", "And a light that says that it is on."))
        {
            Idea = new(IdeaState.UnderReview, "lena", "We are measuring how long a cup stays warm without it.", "sofia", "xiaoyu"),
        },
        new("ideas", TopicKind.Idea, "kenji", "A lid for the beans that closes without a bang",
            "At five in the morning it is the loudest part of the grinder.",
            ["noise"],
            ("noah", "Heard, and felt."))
        {
            Idea = new(IdeaState.Shipped, "noah", "All grinders made since October have it. For older ones it is part 4711 in our shop.", "tom", "sofia", "xiaoyu", "yating"),
        },
    ];
}
