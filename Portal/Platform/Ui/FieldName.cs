using System.Linq.Expressions;

namespace Portal.Platform.Ui;

/// <summary>The name under which a bound property travels in a static form: <c>() => Input.Email</c> is "Input.Email".</summary>
internal static class FieldName
{
    public static string? Of(LambdaExpression? path)
    {
        if (path is null) return null;
        var names = new Stack<string>();
        for (var node = path.Body; node is MemberExpression member; node = member.Expression) names.Push(member.Member.Name);
        return names.Count == 0 ? null : string.Join('.', names);
    }
}
