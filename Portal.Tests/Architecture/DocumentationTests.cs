using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Architecture;

public class DocumentationTests
{
    [Fact]
    public void Every_public_type_says_what_it_is_for() =>
        Faults.None(Undocumented(typeof(Program).Assembly.GetTypes().Where(t => t.IsPublic), Documented("Portal.xml")));

    [Fact]
    public void A_planted_type_without_a_word_is_found() =>
        Assert.Equal([typeof(DocumentationTests).FullName], Undocumented([typeof(DocumentationTests), typeof(House)], new HashSet<string> { typeof(House).FullName! }));

    // A component made from a .razor file has no place for a doc comment, and a migration is written by a tool.
    static IEnumerable<string> Undocumented(IEnumerable<Type> types, ISet<string> documented) =>
        from type in types
        where !typeof(IComponent).IsAssignableFrom(type) && type.Name != "_Imports" && type.Namespace?.Contains(".Migrations") != true && type.Namespace?.StartsWith("Portal") == true
        where type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !documented.Contains(type.FullName!)
        select type.FullName;

    static HashSet<string> Documented(string file) =>
        [.. XDocument.Load(Path.Combine(AppContext.BaseDirectory, file)).Descendants("member")
            .Select(m => m.Attribute("name")!.Value).Where(n => n.StartsWith("T:")).Select(n => n[2..])];
}
