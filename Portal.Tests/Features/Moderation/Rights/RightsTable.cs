namespace Portal.Tests.Features.Moderation;

/// <summary>
/// Who may do what in moderation: one line for each call of the API, each page and each way to listen. Yes: it is done. No: it is refused with a reason. Unseen: it is as if it were not there,
/// or, where many are asked for at once, none of them is done. Login: one is asked to sign in. A dash: it cannot be tried. What is missing here fails the test.
/// </summary>
static class RightsTable
{
    /// <summary>
    /// A newcomer has just come, a member is known here. Elsewhere moderates another category than that which is asked about, club the club alone, here both it and the club. Suspended was a moderator. Token is a
    /// moderator's program that was not given that right.
    /// </summary>
    public static readonly string[] Roles = ["visitor", "newcomer", "member", "suspended", "agent", "elsewhere", "club", "here", "token", "moderator", "admin"];

    public const string Calls = """
        call                       visitor  newcomer  member  suspended  agent   elsewhere  club    here    token   moderator  admin

        listFlagReasons            yes      yes       yes     yes        yes     yes        yes     yes     yes     yes        yes
        flagPost                   login    yes       yes     no         yes     yes        yes     yes     yes     yes        yes
        flagThing                  login    yes       yes     no         yes     yes        yes     yes     yes     yes        yes
        getModerationNumbers       yes      yes       yes     yes        yes     yes        yes     yes     yes     yes        yes

        (one's own; of others nothing)
        listWaiting                login    yes       yes     yes        yes     yes        yes     yes     yes     yes        yes
        getStanding                login    yes       yes     yes        yes     yes        yes     yes     yes     yes        yes
        listAppeals                login    yes       yes     yes        yes     yes        yes     yes     yes     yes        yes
        listMyFlags                login    yes       yes     yes        yes     yes        yes     yes     yes     yes        yes
        acknowledgeWarning         login    unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  unseen     unseen
        withdrawWaiting            login    unseen    unseen  no         unseen  unseen     unseen  unseen  unseen  unseen     unseen
        createAppeal               login    unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  unseen     unseen

        listCases                  login    no        no      no         no      yes        yes     yes     no      yes        yes
        getCase                    login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        claimCase                  login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        releaseCase                login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        assignCase                 login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        agreeWithCase              login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        disagreeWithCase           login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        ignoreCase                 login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        decideCase                 login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        decideCase/approved        login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        decideCase/rejected        login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        decideCase/upheld          login    no        no      no         no      unseen     unseen  unseen  no      yes        yes
        decideCase/overturned      login    no        no      no         no      unseen     unseen  unseen  no      yes        yes
        undoDecision               login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        decideCases                login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        decideCases/sanction       login    no        no      no         no      no         no      no      no      yes        yes
        undoDecisions              login    no        no      no         no      unseen     unseen  yes     no      yes        yes

        (anything, in the queue or not)
        hideThing                  login    no        no      no         no      no         no      yes     no      yes        yes
        showThing                  login    no        no      no         no      unseen     unseen  yes     no      yes        yes

        (about a member who wrote here; what is decided is about this place alone, but what only holds everywhere)
        listSanctions              login    no        no      no         no      no         yes     yes     no      yes        yes
        createSanction             login    no        no      no         no      no         no      yes     no      yes        yes
        createSanction/note        login    no        no      no         no      no         no      yes     no      yes        yes
        createSanction/approval    login    no        no      no         no      no         no      yes     no      yes        yes
        createSanction/mute        login    no        no      no         no      no         no      yes     no      yes        yes
        createSanction/suspension  login    no        no      no         no      no         no      no      no      yes        yes
        createSanction/ban         login    no        no      no         no      no         no      no      no      yes        yes
        hideAllOf                  login    no        no      no         no      no         no      yes     no      yes        yes
        revokeSanction             login    no        no      no         no      no         no      yes     no      yes        yes
        revokeSanction/admin's     login    no        no      no         no      no         no      no      no      yes        yes
        listHistory                login    no        no      no         no      no         yes     yes     no      yes        yes
        listReasons                login    no        no      no         no      no         yes     yes     no      yes        yes

        listWatch                  login    no        no      no         no      yes        yes     yes     no      yes        yes
        markSeen                   login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        handWatchOver              login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        listWatchWords             login    no        no      no         no      yes        yes     yes     no      yes        yes
        addWatchWord               login    no        no      no         no      yes        yes     yes     no      yes        yes
        removeWatchWord            login    no        no      no         no      yes        yes     yes     no      yes        yes
        setWatchTells              login    no        no      no         no      yes        yes     yes     no      yes        yes
        reportWatch                login    no        no      no         no      yes        yes     yes     no      yes        yes
        exportWatch                login    no        no      no         no      yes        yes     yes     no      yes        yes

        listLog                    login    no        no      no         no      yes        yes     yes     no      yes        yes
        getLogLine                 login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        exportLog                  login    no        no      no         no      yes        yes     yes     no      yes        yes
        findPersonalData           login    no        no      no         no      no         no      yes     no      yes        yes
        rescue                     login    no        no      no         no      no         no      yes     no      yes        yes

        listPlaceModerators        login    no        no      no         no      no         no      yes     no      yes        yes
        listPlacesOf               login    no        no      no         no      no         no      yes     no      yes        yes
        givePlace                  login    no        no      no         no      no         no      no      no      no         yes
        takePlace                  login    no        no      no         no      no         no      no      no      no         yes

        (a line of this place; one that counts everywhere; one that exempts everywhere)
        listWords                  login    no        no      no         no      yes        yes     yes     no      yes        yes
        addWord                    login    no        no      no         no      no         no      yes     no      yes        yes
        addWord/everywhere         login    no        no      no         no      no         no      no      no      yes        yes
        addWord/allow              login    no        no      no         no      no         no      no      no      no         yes
        changeWord                 login    no        no      no         no      no         no      yes     no      yes        yes
        changeWord/everywhere      login    no        no      no         no      no         no      no      no      yes        yes
        changeWord/allow           login    no        no      no         no      no         no      no      no      no         yes
        deleteWord                 login    no        no      no         no      unseen     unseen  yes     no      yes        yes
        deleteWord/everywhere      login    no        no      no         no      unseen     unseen  unseen  no      yes        yes
        deleteWord/allow           login    no        no      no         no      unseen     unseen  unseen  no      no         yes
        tryWords                   login    no        no      no         no      yes        yes     yes     no      yes        yes
        tryWords/line              login    no        no      no         no      no         no      yes     no      yes        yes
        importWords                login    no        no      no         no      no         no      no      no      no         yes
        exportWords                login    no        no      no         no      no         no      no      no      no         yes
        getScreening               login    no        no      no         no      no         no      no      no      no         yes
        setScreening               login    no        no      no         no      no         no      no      no      no         yes
        getScale                   login    no        no      no         no      no         no      no      no      no         yes
        setScale                   login    no        no      no         no      no         no      no      no      no         yes

        getFlagTerms               login    no        no      no         no      no         no      no      no      no         yes
        setHidingWeight            login    no        no      no         no      no         no      no      no      no         yes
        addFlagReason              login    no        no      no         no      no         no      no      no      no         yes
        changeFlagReason           login    no        no      no         no      no         no      no      no      no         yes
        listTemplates              login    no        no      no         no      no         no      no      no      yes        yes
        addTemplate                login    no        no      no         no      no         no      no      no      no         yes
        changeTemplate             login    no        no      no         no      no         no      no      no      no         yes
        deleteTemplate             login    no        no      no         no      no         no      no      no      no         yes
        addUsualTemplates          login    no        no      no         no      no         no      no      no      no         yes

        (on what others wrote)
        editPost                   login    no        no      no         no      no         no      yes     no      yes        yes
        deletePost                 login    no        no      no         no      no         no      yes     no      yes        yes
        makeWiki                   login    no        no      no         no      no         no      yes     no      yes        yes
        endWiki                    login    no        no      no         no      no         no      yes     no      yes        yes
        renameTopic                login    no        no      no         no      no         no      yes     no      yes        yes
        moveTopic                  login    no        no      no         no      no         no      yes     no      yes        yes
        mergeTopic                 login    no        no      no         no      no         no      yes     no      yes        yes
        splitTopic                 login    no        no      no         no      no         no      yes     no      yes        yes
        pinTopic                   login    no        no      no         no      no         no      yes     no      yes        yes
        unpinTopic                 login    no        no      no         no      no         no      yes     no      yes        yes
        closeTopic                 login    no        no      no         no      no         no      yes     no      yes        yes
        openTopic                  login    no        no      no         no      no         no      yes     no      yes        yes
        archiveTopic               login    no        no      no         no      no         no      yes     no      yes        yes
        unarchiveTopic             login    no        no      no         no      no         no      yes     no      yes        yes
        slowTopic                  login    no        no      no         no      no         no      yes     no      yes        yes
        undoTopicChange            login    no        no      no         no      no         no      yes     no      yes        yes
        changeManyTopics           login    no        no      no         no      no         no      yes     no      yes        yes
        listTopicChanges           login    no        no      no         no      no         no      yes     no      yes        yes
        closePoll                  login    no        no      no         no      no         no      yes     no      yes        yes
        removePoll                 login    no        no      no         no      no         no      yes     no      yes        yes

        (on what an admin wrote here)
        renameTopic/admin's        login    no        no      no         no      no         no      no      no      no         yes
        moveTopic/admin's          login    no        no      no         no      no         no      no      no      no         yes
        mergeTopic/admin's         login    no        no      no         no      no         no      no      no      no         yes
        splitTopic/admin's         login    no        no      no         no      no         no      no      no      no         yes
        pinTopic/admin's           login    no        no      no         no      no         no      no      no      no         yes
        closeTopic/admin's         login    no        no      no         no      no         no      no      no      no         yes
        archiveTopic/admin's       login    no        no      no         no      no         no      no      no      no         yes
        slowTopic/admin's          login    no        no      no         no      no         no      no      no      no         yes
        closePoll/admin's          login    no        no      no         no      no         no      no      no      no         yes
        removePoll/admin's         login    no        no      no         no      no         no      no      no      no         yes

        (in the room of an open club)
        removeRoomMessage          login    no        no      no         no      no         yes     yes     no      yes        yes
        muteRoomMember             login    no        no      no         no      no         yes     yes     no      yes        yes
        unmuteRoomMember           login    no        no      no         no      no         yes     yes     no      yes        yes
        changeRoom                 login    no        no      no         no      no         yes     yes     no      yes        yes
        """;

    public const string Pages = """
        page                         visitor  newcomer  member  suspended  agent   elsewhere  club    here    token  moderator  admin

        /moderation                  login    unseen    unseen  unseen     unseen  yes        yes     yes     -      yes        yes
        /moderation/watch            login    unseen    unseen  unseen     unseen  yes        yes     yes     -      yes        yes
        /moderation/watch/figures    login    unseen    unseen  unseen     unseen  yes        yes     yes     -      yes        yes
        /moderation/watch/alerts     login    unseen    unseen  unseen     unseen  yes        yes     yes     -      yes        yes
        /moderation/audit            login    unseen    unseen  unseen     unseen  yes        yes     yes     -      yes        yes
        /moderation/audit/{Id:long}  login    unseen    unseen  unseen     unseen  unseen     unseen  yes     -      yes        yes
        /moderation/people/{Name}    login    unseen    unseen  unseen     unseen  unseen     unseen  yes     -      yes        yes
        /moderation/numbers          yes      yes       yes     yes        yes     yes        yes     yes     -      yes        yes
        /waiting                     login    yes       yes     yes        yes     yes        yes     yes     -      yes        yes
        /account/flags               login    yes       yes     yes        yes     yes        yes     yes     -      yes        yes
        /admin/flags                 login    unseen    unseen  unseen     unseen  unseen     unseen  unseen  -      unseen     yes
        /admin/words                 login    unseen    unseen  unseen     unseen  yes        yes     yes     -      yes        yes
        /admin/templates             login    unseen    unseen  unseen     unseen  unseen     unseen  unseen  -      unseen     yes
        """;

    public const string Hub = """
        method:channel            visitor  newcomer  member  suspended  agent   elsewhere  club    here    token   moderator  admin

        Subscribe:moderation      unseen   unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  yes        yes
        Subscribe:watch           unseen   unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  yes        yes
        Subscribe:river           unseen   unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  unseen     unseen
        Subscribe:me              unseen   yes       yes     yes        yes     yes        yes     yes     yes     yes        yes
        SubscribeWith:moderation  unseen   unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  yes        yes
        SubscribeWith:watch       unseen   unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  yes        yes
        SubscribeWith:river       unseen   unseen    unseen  unseen     unseen  unseen     unseen  unseen  unseen  unseen     unseen
        Unsubscribe:moderation    yes      yes       yes     yes        yes     yes        yes     yes     yes     yes        yes
        """;

    /// <summary>What the status of an answer is in a table's words; others stand as they are.</summary>
    public static string Word(int status) => status switch { 200 or 201 or 204 => "yes", 401 or 302 => "login", 403 => "no", 404 => "unseen", _ => $"{status}" };

    /// <summary>The lines of a table: what is tried, and what each role gets, in the order of <see cref="Roles"/>.</summary>
    public static IReadOnlyList<(string Name, string[] Expected)> Read(string table) => Read(table, Roles);

    /// <summary>The same of a table with columns of its own.</summary>
    public static IReadOnlyList<(string Name, string[] Expected)> Read(string table, string[] columns)
    {
        var lines = table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(l => l.Length > 0 && !l[0].StartsWith('(')).ToList();
        Assert.Equal(columns, lines[0][1..]);
        Assert.All(lines, l => Assert.Equal(columns.Length + 1, l.Length));
        Assert.Distinct(lines.Select(l => l[0]));
        return [.. lines.Skip(1).Select(l => (l[0], l[1..]))];
    }
}
