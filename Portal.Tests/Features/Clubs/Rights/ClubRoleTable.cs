namespace Portal.Tests.Features.Clubs;

/// <summary>
/// Who may do what in a club: one line for each call of the API, each channel and each page, worded by hand. Yes: it is done. No: it is refused with a reason. Unseen: it is as if it were not there. Login: one is
/// asked to sign in. 400: it is answered as what cannot be. Shut: the page is there, and nothing from inside the club is on it. Led: it leads on to the club.
/// The tables are for an open club. Its last column names the line of <see cref="Outside"/> that holds where the club is not open, for those who are not in it; a dash: it is not about one club.
/// </summary>
static class ClubRoleTable
{
    /// <summary>
    /// An outsider is a member of another club. Invited holds an invitation to their name, waiting has asked to be let in. A keeper moderates the club as a place, and is in it. Agent, moderator and admin have
    /// these roles in the portal, and are not in the club.
    /// </summary>
    public static readonly string[] Roles = ["visitor", "outsider", "invited", "banned", "agent", "member", "keeper", "co-host", "host", "moderator", "admin"];

    /// <summary>Those who are tried where the club is not open: all from outside, and a member, by whom it can be seen that what the others do not find is there.</summary>
    public static readonly string[] AtTheDoor = ["visitor", "outsider", "waiting", "invited", "banned", "agent", "member"];

    public const string Calls = """
        call                     visitor  outsider  invited  banned  agent   member  keeper  co-host  host    moderator  admin   closed

        (what everybody reads)
        listClubs                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        lookAtClubAddress        login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        getClub                  yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     door
        getClubPage              yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     door
        getClubQuestions         yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     door
        listClubMembers          yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        hub:club                 yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside

        (founding one of their own)
        createClub               login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        getClubSettings          login    no        no       no      no      no      no      no       no      no         yes     -
        setClubSettings          login    no        no       no      no      no      no      no       no      no         yes     -

        (coming in, and going; an invitation to the name of who is invited)
        joinClub                 login    yes       yes      no      yes     yes     yes     yes      yes     yes        yes     join
        leaveClub                login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     leave
        acceptInvitationLink     login    yes       yes      no      yes     yes     yes     yes      yes     yes        yes     link
        acceptInvitation         unseen   unseen    yes      unseen  unseen  unseen  unseen  unseen   unseen  unseen     unseen  invited
        declineInvitation        unseen   unseen    yes      unseen  unseen  unseen  unseen  unseen   unseen  unseen     unseen  invited

        (who is in it; where one asks to be let in)
        listClubRequests         login    no        no       no      no      no      yes     yes      yes     yes        yes     deed
        letIntoClub              login    no        no       no      no      no      yes     yes      yes     yes        yes     deed
        turnDownFromClub         login    no        no       no      no      no      yes     yes      yes     yes        yes     deed
        setClubQuestions         login    no        no       no      no      no      no      yes      yes     no         yes     deed
        listClubInvitations      login    no        no       no      no      no      no      yes      yes     no         yes     deed
        inviteIntoClub           login    no        no       no      no      no      no      yes      yes     no         yes     deed
        endClubInvitation        login    no        no       no      no      no      no      yes      yes     no         yes     deed
        removeClubMember         login    no        no       no      no      no      no      yes      yes     no         yes     deed
        listClubBans             login    no        no       no      no      no      no      yes      yes     no         yes     deed
        banFromClub              login    no        no       no      no      no      no      yes      yes     no         yes     deed
        liftClubBan              login    no        no       no      no      no      no      yes      yes     no         yes     deed
        setClubTitle             login    no        no       no      no      no      no      yes      yes     no         yes     deed
        setClubRole              login    no        no       no      no      no      no      no       yes     no         yes     deed
        makeClubModerator        login    no        no       no      no      no      no      no       yes     no         yes     deed
        relieveClubModerator     login    no        no       no      no      no      no      no       yes     no         yes     deed

        (handing it over: a host alone offers it; who is offered it finds that, here a member)
        offerClub                login    no        no       no      no      no      no      no       yes     no         no      deed
        endClubOffer             login    no        no       no      no      no      no      no       yes     no         yes     deed
        getClubHandOver          unseen   unseen    unseen   unseen  unseen  unseen  unseen  unseen   yes     unseen     yes     inside
        acceptClub               login    unseen    unseen   unseen  unseen  yes     unseen  unseen   unseen  unseen     unseen  hands
        declineClub              login    unseen    unseen   unseen  unseen  yes     unseen  unseen   unseen  unseen     unseen  hands

        (what it is)
        changeClub               login    no        no       no      no      no      no      yes      yes     no         yes     deed
        arrangeClubPage          login    no        no       no      no      no      no      yes      yes     no         yes     deed
        setClubVisibility        login    no        no       no      no      no      no      no       yes     no         yes     deed
        setClubAddress           login    no        no       no      no      no      no      no       yes     no         yes     deed
        closeClub                login    no        no       no      no      no      no      no       yes     no         yes     deed
        reopenClub               login    no        no       no      no      no      no      no       yes     no         yes     deed
        getClubHealth            login    no        no       no      yes     no      no      yes      yes     yes        yes     deed
        exportClubHealth         login    no        no       no      yes     no      no      yes      yes     yes        yes     deed

        (articles, downloads, photos)
        listClubArticles         yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     deed
        listClubDownloads        yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     deed
        listClubPhotos           yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     deed
        getClubItem              yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        createClubArticle        login    no        no       no      no      no      yes     yes      yes     yes        yes     deed
        createClubDownload       login    no        no       no      no      no      yes     yes      yes     yes        yes     deed
        createClubPhoto          login    no        no       no      no      yes     yes     yes      yes     yes        yes     deed
        changeClubItem           login    no        no       no      no      no      yes     yes      yes     yes        yes     hands
        deleteClubItem           login    no        no       no      no      no      yes     yes      yes     yes        yes     hands
        restoreClubItem          login    no        no       no      no      no      yes     yes      yes     yes        yes     hands
        takeClubDownload         login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     hands
        sayOfClubDownload        login    no        no       no      no      yes     yes     yes      yes     yes        yes     hands
        listClubDownloadFeedback  login   no        no       no      no      no      yes     yes      yes     yes        yes     inside

        (news)
        listClubNews             yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        getClubNews              yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        getClubNews/draft        unseen   unseen    unseen   unseen  unseen  unseen  unseen  yes      yes     unseen     yes     inside
        createClubNews           login    no        no       no      no      no      no      yes      yes     no         yes     deed
        createClubNews/draft     login    no        no       no      no      no      no      yes      yes     no         yes     deed
        changeClubNews           login    no        no       no      no      no      no      yes      yes     no         yes     deed
        withdrawClubNews         login    no        no       no      no      no      no      yes      yes     no         yes     deed
        getClubNewsChoice        login    no        no       no      no      yes     yes     yes      yes     no         no      deed
        setClubNewsChoice        login    no        no       no      no      yes     yes     yes      yes     no         no      deed

        (events)
        listEvents               yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        getEvent                 yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        hub:event                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listEventReplies         login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listEventReplies/waiting  login   no        no       no      no      no      yes     yes      yes     yes        yes     inside
        createEvent              login    no        no       no      no      no      yes     yes      yes     yes        yes     plan
        changeEvent              login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        cancelEvent              login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        replyToEvent             login    no        no       no      no      yes     yes     yes      yes     no         no      inside

        (question hours; answers by the guests alone, here a member)
        getHour                  yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listHourQuestions        yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listLikeHourQuestions    yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        setUpHour                login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        openHour                 login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        closeHour                login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        listHourPeople           login    no        no       no      no      no      yes     yes      yes     yes        yes     asks
        addHourGuest             login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        removeHourGuest          login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        askHourQuestion          login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        withdrawHourQuestion     login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        voteForHourQuestion      login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        unvoteHourQuestion       login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        pickHourQuestion         login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        passHourQuestion         login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        returnHourQuestion       login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        declineHourQuestion      login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        mergeHourQuestion        login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        answerHourQuestion       login    no        no       no      no      yes     no      no       no      no         no      inside
        changeHourAnswer         login    no        no       no      no      yes     no      no       no      no         no      inside
        deleteHourAnswer         login    no        no       no      no      yes     no      no       no      no         no      inside

        (games; who runs the club enters no draw, unless it was said that they may)
        listGames                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        listClubPoints           yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listPointEntries         yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        getGame                  yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        hub:game                 yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        getDrawProof             yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listContestEntries       yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        createDraw               login    no        no       no      no      no      yes     yes      yes     yes        yes     plan
        createContest            login    no        no       no      no      no      yes     yes      yes     yes        yes     plan
        createQuiz               login    no        no       no      no      no      yes     yes      yes     yes        yes     plan
        cancelGame               login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        enterDraw                login    no        no       no      no      yes     yes     no       no      no         no      inside
        enterDraw/hosts          login    no        no       no      no      yes     yes     yes      yes     no         no      inside
        leaveDraw                login    no        no       no      no      yes     yes     yes      yes     no         no      inside
        createContestEntry       login    no        no       no      no      yes     yes     yes      yes     no         no      inside
        withdrawContestEntry     login    no        no       no      no      yes     yes     yes      yes     no         no      inside
        voteForContestEntry      login    no        no       no      no      yes     yes     yes      yes     no         no      inside
        answerQuiz               login    no        no       no      no      yes     yes     yes      yes     no         no      inside

        (a greeting card to one of its members: from outside it is told as of who is not there)
        sendCard                 login    400       400      400     400     yes     yes     yes      yes     400        400     -

        (its room)
        listRooms                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        createRoom               login    no        no       no      no      no      no      no       no      no         yes     -
        getRoom                  yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        hub:room                 yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listRoomMessages         yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        getRoomMessage           yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        searchRoom               yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listRoomPeople           login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     asks
        readRoom                 login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        muteRoom                 login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        reportRoomMessage        login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        sendRoomMessage          login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        editRoomMessage          login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        deleteRoomMessage        login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        giveRoomReaction         login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        takeRoomReactionBack     login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        removeRoomMessage        login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        muteRoomMember           login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        unmuteRoomMember         login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        changeRoom               login    no        no       no      no      no      yes     yes      yes     yes        yes     inside

        (its board; what others wrote there is changed by who moderates, and not by who runs the club)
        getTopic                 yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        hub:topic                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        listPosts                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        createTopic              login    no        no       no      no      yes     yes     yes      yes     yes        yes     board
        createPost               login    no        no       no      no      yes     yes     yes      yes     yes        yes     inside
        closeTopic               login    no        no       no      no      no      yes     yes      yes     yes        yes     inside
        editPost                 login    no        no       no      no      no      yes     no       no      yes        yes     inside
        deletePost               login    no        no       no      no      no      yes     no       no      yes        yes     inside
        """;

    public const string Pages = """
        page                                       visitor  outsider  invited  banned  agent   member  keeper  co-host  host    moderator  admin   closed

        /clubs                                     yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        /clubs/new                                 yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        /admin/clubs                               login    unseen    unseen   unseen  unseen  unseen  unseen  unseen   unseen  unseen     yes     -
        /invitations                               login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        /invitations/{Secret}                      yes      yes       yes      yes     yes     led     led     led      led     yes        yes     secret
        /clubs/{ClubSlug}                          yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     shut
        /clubs/{ClubSlug}/{Part}|news              yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     shut
        /clubs/{ClubSlug}/{Part}|board             yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     shut
        /clubs/{ClubSlug}/{Part}|room              yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     shut
        /clubs/{ClubSlug}/{Part}|events            yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     shut
        /clubs/{ClubSlug}/{Part}|games             yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     shut
        /clubs/{ClubSlug}/{Part}|members           yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     shut
        /clubs/{ClubSlug}/{Part}|health            unseen   unseen    unseen   unseen  yes     unseen  unseen  yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/{Part}|settings          unseen   unseen    unseen   unseen  unseen  unseen  unseen  yes      yes     unseen     yes     inside
        /clubs/{ClubSlug}/articles                 yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/downloads                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/photos                   yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/articles/{Item}          yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/downloads/{Item}         yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/photos/{Item}            yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/write                    login    unseen    unseen   unseen  unseen  unseen  yes     yes      yes     yes        yes     away
        /clubs/{ClubSlug}/write|photo              login    unseen    unseen   unseen  unseen  yes     yes     yes      yes     yes        yes     away
        /clubs/{ClubSlug}/write/{Id:long}          login    unseen    unseen   unseen  unseen  unseen  yes     yes      yes     yes        yes     away
        /clubs/{ClubSlug}/news/{Id:long}           yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /clubs/{ClubSlug}/news/new                 login    unseen    unseen   unseen  unseen  unseen  unseen  yes      yes     unseen     yes     away
        /clubs/{ClubSlug}/news/{Id:long}/edit      login    unseen    unseen   unseen  unseen  unseen  unseen  yes      yes     unseen     yes     away
        /events                                    yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        /events/{Id:long}                          yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /events/{Id:long}/questions                yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /events/{Id:long}/transcript               yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /events/{Id:long}/transcript/{Number:int}  yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /events/new                                login    unseen    unseen   unseen  unseen  unseen  yes     yes      yes     yes        yes     away
        /events/{Id:long}/edit                     login    unseen    unseen   unseen  unseen  unseen  yes     yes      yes     yes        yes     away
        /games/{Id:long}                           yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /games/{Id:long}/check                     yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /games/points                              yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /games/new                                 login    unseen    unseen   unseen  unseen  unseen  yes     yes      yes     yes        yes     away
        /cards                                     login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        /cards/new                                 login    yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        /rooms                                     yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     -
        /rooms/{Id:long}                           yes      yes       yes      yes     yes     yes     yes     yes      yes     yes        yes     inside
        /admin/rooms                               login    unseen    unseen   unseen  unseen  unseen  unseen  unseen   unseen  unseen     yes     -
        """;

    /// <summary>What those get who are not in a club that is not open, in one that takes requests and, behind the stroke, in a hidden one: there nobody waits.</summary>
    public const string Outside = """
        closed   visitor        outsider       waiting   invited        banned         agent

        door     yes/unseen     yes/unseen     yes/-     yes/unseen     yes/unseen     yes/unseen
        deed     login/unseen   no/unseen      no/-      no/unseen      no/unseen      no/unseen
        hands    login/unseen   unseen/unseen  unseen/-  unseen/unseen  unseen/unseen  unseen/unseen
        inside   unseen/unseen  unseen/unseen  unseen/-  unseen/unseen  unseen/unseen  unseen/unseen
        asks     login/login    unseen/unseen  unseen/-  unseen/unseen  unseen/unseen  unseen/unseen
        plan     login/login    no/unseen      no/-      no/unseen      no/unseen      no/unseen
        board    login/login    400/400        400/-     400/400        400/400        400/400
        join     login/unseen   yes/unseen     yes/-     yes/unseen     no/unseen      yes/unseen
        leave    login/unseen   yes/unseen     yes/-     yes/unseen     yes/unseen     yes/unseen
        link     login/login    yes/yes        yes/-     yes/yes        no/no          yes/yes
        invited  unseen/unseen  unseen/unseen  unseen/-  yes/yes        unseen/unseen  unseen/unseen
        secret   yes/yes        yes/yes        yes/-     yes/yes        yes/yes        yes/yes
        shut     shut/unseen    shut/unseen    shut/-    shut/unseen    shut/unseen    shut/unseen
        away     login/login    unseen/unseen  unseen/-  unseen/unseen  unseen/unseen  unseen/unseen
        """;
}
