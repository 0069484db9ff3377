using System.Collections.Frozen;

namespace Portal.Platform.Markup;

/// <summary>What a language's code is told apart by.</summary>
/// <param name="Words">Its key words.</param>
internal sealed record CodeLanguage(FrozenSet<string> Words)
{
    private static readonly string[] Slashes = ["//"];
    private static readonly string[] Hash = ["#"];
    private static readonly (string, string)[] Stars = [("/*", "*/")];

    private static readonly FrozenDictionary<string, CodeLanguage> All = Languages();

    /// <summary>What a comment to the end of the line begins with.</summary>
    public string[] LineComments { get; init; } = Slashes;

    /// <summary>What other comments begin and end with.</summary>
    public (string Open, string Close)[] BlockComments { get; init; } = Stars;

    /// <summary>The marks around strings.</summary>
    public string Quotes { get; init; } = "\"'";

    /// <summary>Marks around strings that may be longer than a line.</summary>
    public string[] LongQuotes { get; init; } = [];

    /// <summary>What stands before the name of a variable.</summary>
    public char? Variables { get; init; }

    /// <summary>A name before a colon is a key.</summary>
    public bool NamesKeys { get; init; }

    /// <summary>Key words may be written large or small.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Names of values.</summary>
    public FrozenSet<string> Constants { get; init; } = Set("true false null None True False nil undefined NaN nullptr NULL");

    /// <summary>The language by its name or a short form of it.</summary>
    public static CodeLanguage? Find(string name) => All.GetValueOrDefault(name);

    private static FrozenDictionary<string, CodeLanguage> Languages()
    {
        var all = new Dictionary<string, CodeLanguage>();
        void Add(string names, CodeLanguage language)
        {
            foreach (var name in names.Split(' ')) all[name] = language;
        }

        Add("c# cs csharp", new(Set(
            "abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern file finally fixed "
            + "float for foreach get global goto if implicit in init int interface internal is lock long namespace new nint object operator out override params partial private protected public "
            + "readonly record ref required return sbyte scoped sealed set short sizeof stackalloc static string struct switch this throw try typeof uint ulong unchecked unsafe ushort using var "
            + "virtual void volatile when where while with yield")) { LongQuotes = ["\"\"\""] });
        Add("js javascript jsx mjs ts typescript tsx", new(Set(
            "abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum export extends finally for from function get if implements "
            + "import in instanceof interface keyof let namespace never new number object of private protected public readonly return set static string super switch symbol this throw try type "
            + "typeof unknown var void while with yield")) { Quotes = "\"'`" });
        Add("java kotlin kt scala groovy", new(Set(
            "abstract assert boolean break byte case catch char class companion const continue data def default do double else enum extends final finally float for fun if implements import in "
            + "instanceof int interface internal is lateinit long native new object open override package private protected public record return sealed short static super suspend switch "
            + "synchronized this throw throws trait transient try val var void volatile when while yield")) { LongQuotes = ["\"\"\""] });
        Add("c cpp c++ h hpp cc arduino ino objc", new(Set(
            "alignas alignof auto bool break case catch char class concept const consteval constexpr continue decltype default delete do double else enum explicit extern float for friend goto if "
            + "inline int long mutable namespace new noexcept operator private protected public register requires return short signed sizeof static struct switch template this throw try typedef "
            + "typename union unsigned using virtual void volatile wchar_t while include define ifdef ifndef endif pragma")));
        Add("go golang", new(Set(
            "any bool break byte case chan const continue default defer else error fallthrough float32 float64 for func go goto if import int int32 int64 interface map package range return rune "
            + "select string struct switch type uint uint8 uint32 uint64 uintptr var")) { Quotes = "\"'`" });
        Add("rust rs", new(Set(
            "as async await bool box break char const continue crate dyn else enum extern f32 f64 fn for i8 i16 i32 i64 if impl in let loop match mod move mut pub ref return self Self static str "
            + "struct super trait type u8 u16 u32 u64 unsafe use usize where while")) { Quotes = "\"" });
        Add("swift dart", new(Set(
            "actor as associatedtype async await break case catch class const continue default defer deinit do dynamic else enum extends extension factory fallthrough fileprivate final for func "
            + "guard if implements import in init inout internal is lazy late let mixin mutating new open operator override private protocol public required rethrows return self static struct "
            + "super switch this throw throws try typealias var void weak where while with")) { LongQuotes = ["\"\"\""] });
        Add("php", new(Set(
            "abstract and array as break case catch class clone const continue declare default do echo else elseif empty enum extends final finally fn for foreach function global if implements "
            + "include instanceof interface isset match namespace new or print private protected public readonly require require_once return static switch throw trait try unset use var while yield"))
            { LineComments = ["//", "#"], Variables = '$' });
        Add("python py", new(Set(
            "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return self try while with yield"))
            { LineComments = Hash, BlockComments = [], LongQuotes = ["\"\"\"", "'''"] });
        Add("ruby rb", new(Set(
            "alias and begin break case class def defined do else elsif end ensure for if in include module next not or raise redo require rescue retry return self super then undef unless until when while yield"))
            { LineComments = Hash, BlockComments = [("=begin", "=end")] });
        Add("bash sh shell zsh console", new(Set(
            "alias break case cd continue do done echo elif else esac eval exec exit export fi for function if in local read return set shift source sudo then trap unset until while"))
            { LineComments = Hash, BlockComments = [], Variables = '$' });
        Add("powershell ps1 pwsh", new(Set(
            "begin break catch class continue do else elseif end exit filter finally for foreach from function if in param process return switch throw trap try until using while"))
            { LineComments = Hash, BlockComments = [("<#", "#>")], Variables = '$', IgnoresCase = true });
        Add("sql mysql postgresql postgres plsql tsql sqlite", new(Set(
            "add all alter and as asc begin between by case cast check column commit constraint create cross database declare default delete desc distinct drop else end exists explain foreign from "
            + "full function grant group having if in index inner insert into is join key left like limit not offset on or order outer over partition primary procedure references returning right "
            + "rollback select set table then transaction trigger truncate union unique update using values view when where with"))
            { LineComments = ["--"], IgnoresCase = true });
        Add("css scss less", new(Set("important media import supports layer keyframes font-face from to")) { LineComments = [], NamesKeys = true });
        Add("json json5 jsonc", new(Set("")) { NamesKeys = true });
        Add("yaml yml toml ini conf properties dockerfile docker makefile make", new(Set(
            "add arg cmd copy entrypoint env expose from healthcheck label onbuild run shell stopsignal user volume workdir")) { LineComments = ["#", ";"], BlockComments = [], NamesKeys = true, IgnoresCase = true });
        Add("lua", new(Set("and break do else elseif end for function goto if in local not or repeat return then until while")) { LineComments = ["--"], BlockComments = [("--[[", "]]")] });
        Add("vb vbnet vba", new(Set(
            "and as boolean byref byval case class const dim do each else elseif end enum exit for function get if imports in integer is let loop me module new next not nothing of on option or "
            + "private property protected public return select set step string sub then to until while with")) { LineComments = ["'"], BlockComments = [], Quotes = "\"", IgnoresCase = true });
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
