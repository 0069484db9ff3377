namespace Portal.Platform.Ui;

/// <summary>The portal's own icons: one stroke path each, drawn on a square of 24, shown by <see cref="Ui.Icon"/>.</summary>
public static class Icons
{
    private const string Circle = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z";

    // getting around
    public const string Home = "M3.5 11 12 4l8.5 7M5.5 9.5V20h13V9.5M10 20v-6h4v6";
    public const string Search = "M20.5 20.5 16 16M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z";
    public const string Menu = "M4 6.5h16M4 12h16M4 17.5h16";
    public const string Mic = "M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M8.5 21h7";
    public const string More = "M5.5 12.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8zM12 12.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8zM18.5 12.4a.4.4 0 1 0 0-.8.4.4 0 0 0 0 .8z";
    public const string ChevronDown = "M6 9.5l6 6 6-6";
    public const string ChevronUp = "M6 14.5l6-6 6 6";
    public const string ChevronLeft = "M14.5 6l-6 6 6 6";
    public const string ChevronRight = "M9.5 6l6 6-6 6";
    public const string ArrowLeft = "M20 12H4.5M11 5.5 4.5 12l6.5 6.5";
    public const string ArrowRight = "M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5";
    public const string External = "M13.5 4.5h6V11M19.5 4.5l-9 9M10 6H5.5v13H18v-4.5";
    public const string Close = "M6 6l12 12M18 6 6 18";
    public const string Add = "M12 5v14M5 12h14";
    public const string Check = "M4.5 12.5l5 5 10-11";
    public const string Filter = "M4 6.5h16M7 12h10M10.5 17.5h3";
    public const string Sort = "M8 5v14M4.5 15.5 8 19l3.5-3.5M16 19V5M12.5 8.5 16 5l3.5 3.5";
    public const string Refresh = "M19.5 13.5a7.75 7.75 0 1 1-1.6-6.6L20 9M20 4.5V9h-4.5";
    public const string Settings = "M4 7h8.5M17.5 7H20M4 17h2.5M11.5 17H20M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z";

    // talking
    public const string Chat = "M5.5 4h13A1.5 1.5 0 0 1 20 5.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 4v-4h-1A1.5 1.5 0 0 1 4 14.5v-9A1.5 1.5 0 0 1 5.5 4z";
    public const string Forum = "M4.5 4h9A1.5 1.5 0 0 1 15 5.5v6a1.5 1.5 0 0 1-1.5 1.5H8l-3.5 3v-3A1.5 1.5 0 0 1 3 11.5v-6A1.5 1.5 0 0 1 4.5 4zM18 9h1.5a1.5 1.5 0 0 1 1.5 1.5V20l-3.5-2.5H12a1.5 1.5 0 0 1-1.4-1";
    public const string Reply = "M9 6l-5.5 5.5L9 17M4 11.5h9.5A6.5 6.5 0 0 1 20 18v1";
    public const string Quote = "M9.5 13h-5V7.5h5V14a4 4 0 0 1-4 4M19.5 13h-5V7.5h5V14a4 4 0 0 1-4 4";
    public const string Send = "M20.5 3.5 3.5 10l7 3.5 3.5 7zM20.5 3.5l-10 10";
    public const string Mail = "M5 5.5h14A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5zM4 7.5l8 5.5 8-5.5";
    public const string Inbox = "M3.5 13 6 5h12l2.5 8v6h-17zM3.5 13h5a3.5 3.5 0 0 0 7 0h5";
    public const string Bell = "M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10zM10 19.5a2.2 2.2 0 0 0 4 0";
    public const string BellOff = "M6 10a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4S6 15 6 10zM10 19.5a2.2 2.2 0 0 0 4 0M4 4l16 16";
    public const string Heart = "M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20z";
    public const string ThumbDown = "M16.5 13l-4 7.5A2.4 2.4 0 0 1 10 17.8l.7-3.3H5a1.8 1.8 0 0 1-1.7-2.2l1.6-7A1.8 1.8 0 0 1 6.6 4h9.9zM16.5 13H20V4h-3.5";
    public const string ThumbUp = "M7.5 11l4-7.5A2.4 2.4 0 0 1 14 6.2l-.7 3.3H19a1.8 1.8 0 0 1 1.7 2.2l-1.6 7a1.8 1.8 0 0 1-1.7 1.3H7.5zM7.5 11H4v9h3.5";
    public const string Smile = Circle + "M8.3 14.5a4.6 4.6 0 0 0 7.4 0M9 9.5v.01M15 9.5v.01";
    public const string Surprise = Circle + "M12 17a2 2.3 0 1 0 0-4.6 2 2.3 0 0 0 0 4.6zM9 9v.01M15 9v.01";
    public const string Question = Circle + "M9.6 9.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2 1-1.2 1.7M12 16.6v.01";
    public const string Idea = "M9 17.5c0-2.5-3-3.5-3-7.5a6 6 0 0 1 12 0c0 4-3 5-3 7.5zM9.5 20.5h5";
    public const string Megaphone = "M4 10v4h3.5L17 19V5l-9.5 5zM8 14v5.5h3.5V16M20 9.5v5";
    public const string Pin = "M9 3.5h6M10 3.5v6l-3.5 4h11l-3.5-4v-6M12 13.5V21";
    public const string Tag = "M4 4h7.5l8.5 8.5-7.5 7.5L4 11.5zM8 8v.01";
    public const string Bookmark = "M6.5 3.5h11V20L12 16l-5.5 4z";
    public const string Star = "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z";

    // writing
    public const string Edit = "M4 20l1-4.5 11-11a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3l-11 11zM14 6.5l3.5 3.5";
    public const string Delete = "M4 6.5h16M9 6.5V4h6v2.5M6 6.5 7 20h10l1-13.5M10 10.5v6M14 10.5v6";
    public const string Bold = "M7 4.5h6a3.75 3.75 0 0 1 0 7.5H7zM7 12h7a3.75 3.75 0 0 1 0 7.5H7z";
    public const string Italic = "M10 4.5h8M6 19.5h8M14 4.5l-4 15";
    public const string Code = "M8.5 7l-5 5 5 5M15.5 7l5 5-5 5";
    public const string List = "M9.5 6.5H20M9.5 12H20M9.5 17.5H20M5 6.5v.01M5 12v.01M5 17.5v.01";
    public const string Heading = "M6 5v14M18 5v14M6 12h12";
    public const string Numbers = "M10.5 6.5H20M10.5 12H20M10.5 17.5H20M4.5 5 6 4.5V9M4.5 14.5c.5-.8 2.5-.8 2.5.5 0 1-2.5 2.2-2.5 3.5H7";
    public const string Tasks = "M4 6.5 5.5 8 8.5 5M4 16 5.5 17.5 8.5 14.5M12 7h8M12 16.5h8";
    public const string Link = "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1";
    public const string Image = "M4 5h16v14H4zM4 16l4.5-4.5 4 4L15 13l5 4.5M15.5 9.5a.75.75 0 1 0 0-1.5.75.75 0 0 0 0 1.5z";
    public const string Attach = "M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.6 1.6 0 0 1-2.3-2.3l7.2-7.2";
    public const string Copy = "M9 9h11v11H9zM15 9V4H4v11h5";
    public const string Note = "M4.5 4.5h15v10l-5 5h-10zM19.5 14.5h-5v5M8 9h8M8 12.5h5";
    public const string File = "M6 3.5h8L18.5 8v12.5H6zM14 3.5V8h4.5M9.5 12.5h5.5M9.5 16h5.5";
    public const string Book = "M12 6.5C10 5 7 4.5 4 5v13.5c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5V20";
    public const string Download = "M12 4v11M7 10.5l5 5 5-5M4.5 20h15";
    public const string Upload = "M12 16V5M7 9.5l5-5 5 5M4.5 20h15";

    // people and places
    public const string User = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0";
    public const string Users = "M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.2a3.5 3.5 0 0 1 0 6.6M18 13.8a6.5 6.5 0 0 1 3.5 5.7";
    public const string UserCheck = "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 20a7 7 0 0 1 11-5.7M14.5 18l2.5 2.5 4.5-5";
    public const string Cake = "M3.5 20.5h17M5.5 20.5v-8h13v8M5.5 16c2.2 1.8 4.3-1.8 6.5 0s4.3-1.8 6.5 0M12 12.5V8.5M12 5v.01";
    public const string Club = "M5 21V4l14.5 4.5L5 13";
    public const string Desk = "M4 15v-3a8 8 0 0 1 16 0v3M4 14.5h3V20H6a2 2 0 0 1-2-2zM20 14.5h-3V20h1a2 2 0 0 0 2-2z";
    public const string Globe = Circle + "M3 12h18M12 3c3 2.8 3.8 6 3.8 9s-.8 6.2-3.8 9c-3-2.8-3.8-6-3.8-9s.8-6.2 3.8-9z";
    public const string Key = "M8 20a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM11.2 12.3 20 3.5M16.5 7l3 3M13.8 9.7l2 2";
    public const string Login = "M10 4h9v16h-9M3.5 12H14M10.5 8.5 14 12l-3.5 3.5";
    public const string Logout = "M14 4H5v16h9M10 12h10.5M16.5 8l4 4-4 4";

    // keeping the place civil
    public const string Flag = "M5 21V4.5c5-2.5 8 2.5 14 0v9c-6 2.5-9-2.5-14 0";
    public const string Shield = "M12 3l7.5 2.8v5.7c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V5.8z";
    public const string Lock = "M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13zM12 14.5v2";
    public const string Eye = "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z";
    public const string EyeOff = "M4 4l16 16M9.9 5.8a9 9 0 0 1 2.1-.3c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6 8c-2.3 1.7-3.5 4-3.5 4S6 18.5 12 18.5a9.3 9.3 0 0 0 4-.9M9.9 9.9a3 3 0 0 0 4.2 4.2";
    public const string History = "M4.5 9.5a8 8 0 1 1-.5 3M4 4.5v5h5M12 8v4.5l3 1.8";
    public const string Chart = "M4 20h16.5M7 16v-4M12 16V6M17 16V9";

    // saying how things are
    public const string CheckCircle = Circle + "M8 12.2l2.8 2.8L16 9.5";
    public const string Info = Circle + "M12 11.2V16M12 8v.01";
    public const string Warning = "M12 4 2.5 20h19zM12 10v4.5M12 17.2v.01";
    public const string Error = Circle + "M9 9l6 6M15 9l-6 6";
    public const string Clock = Circle + "M12 7v5.5l3.5 2";
    public const string Calendar = "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5V7M15.5 3.5V7";
    public const string Sun = "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4";
    public const string Moon = "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z";
}
