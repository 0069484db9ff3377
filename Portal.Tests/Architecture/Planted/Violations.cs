// A small house with everything that is forbidden in it, to prove that the rules can fail. Nothing here is ever run.
#pragma warning disable CS0649

namespace Portal.Tests.Architecture.Planted.Kernel
{
    class Thing { public static int Count => 1; }
    class LooksUp { int Up() => Features.Forum.Topic.Count; }
}

namespace Portal.Tests.Architecture.Planted.Platform.Data
{
    class Fields { Features.Forum.Topic? hidden; string? See() => hidden?.ToString(); }
    class Generics { readonly List<Dictionary<int, Features.Forum.Topic[]>> hidden = []; int See() => hidden.Count; }
    class Lambdas { Func<int> See(int n) => () => n + Features.Forum.Topic.Count; }
    class Async { async Task<object> See() { await Task.Yield(); return new Features.Forum.Topic(); } }
    class Catches { void See() { try { Console.WriteLine(); } catch (Features.Forum.TopicGone) { Console.WriteLine(); } } }
    class Matches { object? See(object o) => o switch { int => null, string => 1, Features.Forum.Topic => 3, _ => null }; }
    class Switches { int See(int n) => n switch { 0 => 7, 1 => 12, 2 => 1, 3 => 5, 4 => Features.Forum.Topic.Count, 5 => 9, _ => 3 }; }
    class Inherits : Features.Forum.Topic;
    class Constrains<T> where T : Features.Forum.Topic;
    [Features.Forum.Marked] class Attributed;
    class LooksDown { int Down() => Kernel.Thing.Count; }
}

namespace Portal.Tests.Architecture.Planted.Commons.People { class Person { object Circle() => new Cases.Case(); } }

namespace Portal.Tests.Architecture.Planted.Commons.Cases { class Case { object Circle() => new Search.Hit(); } }

namespace Portal.Tests.Architecture.Planted.Commons.Search { class Hit { object Circle() => new People.Person(); object Down() => new Kernel.Thing(); } }

namespace Portal.Tests.Architecture.Planted.Features.Forum
{
    class Topic { public static int Count => 1; }
    class TopicGone : Exception;
    class MarkedAttribute : Attribute;
    class SeesChat { object Sideways() => new Chat.Line(); }
}

namespace Portal.Tests.Architecture.Planted.Features.Chat { class Line; }

namespace Portal.Tests.Architecture.Planted.Features.Clubs { class Club { object Allowed() => new Forum.Topic(); } }

namespace Portal.Tests.Architecture.Planted.Attic { class Lodger; }
