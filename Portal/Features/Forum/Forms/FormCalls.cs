using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Features.Forum;

/// <summary>A field of a form, in calls of the API.</summary>
/// <param name="Label">What it asks; by this it is answered.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Help">A sentence that says more, at most 300 characters.</param>
/// <param name="Required">Without an answer no topic is started.</param>
/// <param name="Choices">What can be chosen, 2 to 30, for `choice` and `choices`.</param>
public sealed record FormFieldBody(string? Label, FormFieldType? Type, string? Help = null, bool Required = false, IReadOnlyList<string?>? Choices = null);

/// <summary>What a category asks of who starts a topic of one kind there.</summary>
/// <param name="Kind">The kind of topic.</param>
/// <param name="Fields">The fields in order, at most 12; none for no form.</param>
/// <param name="TextOptional">The fields may say it all: the topic's `body` may be empty.</param>
/// <param name="Version">The version that the change was made from; where the form has moved on, 409.</param>
public sealed record FormBody(TopicKind? Kind, IReadOnlyList<FormFieldBody?>? Fields, bool TextOptional = false, int Version = 0);

/// <summary>What is answered to a field.</summary>
/// <param name="Label">The field's label.</param>
/// <param name="Value">The answer; `true` for a tick.</param>
/// <param name="Values">The answers, where several can be chosen.</param>
public sealed record FormAnswerBody(string? Label, string? Value = null, IReadOnlyList<string?>? Values = null)
{
    /// <summary>As the deed takes it.</summary>
    internal FormAnswer Answer => new(Label ?? "", [.. (Values ?? []).Append(Value).OfType<string>()]);
}

/// <summary>The API's calls on the forms of categories.</summary>
internal static class FormCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("Forum");
        api.MapGet("/categories/{id:long}/forms", List).Says<Page<FormView>>("listForms", "What a category asks of who starts a topic there: a form for each kind of topic that has one.")
            .Explains("A topic of that kind is started with `fields`; the answers stand as Markdown above its `body`. A form that was removed has no `fields`, and the `version` from which another one is made.");
        api.MapPut("/categories/{id:long}/forms", Set).Says<FormView>("setForm", "Gives a category another form for one kind of topic; without fields there is none any more. Admins only.");
    }

    private static async Task<IResult> List(HttpContext http, long id, CategoryForms forms, CancellationToken ct) =>
        (await forms.Of(http.ActorOf(), id, ct) is { } found ? found.ToList() : null).ToListing();

    private static async Task<IResult> Set(HttpContext http, long id, Body<FormBody> body, CategoryForms forms, CancellationToken ct)
    {
        var sent = body.Value;
        return (sent.Kind is not { } kind ? Problem.Invalid<KernelText>("kind", "Required")
            : TypesMissing(sent.Fields ?? []) is { } missing ? missing
            : await forms.Set(http.ActorOf(), id, new(kind, [.. (sent.Fields ?? []).Select(Field)], sent.TextOptional, sent.Version), ct)).ToHttp();
    }

    private static Problem? TypesMissing(IReadOnlyList<FormFieldBody?> fields) =>
        Problem.Together([.. fields.Take(CategoryForm.MostFields).Index().Where(f => f.Item?.Type is null).Select(f => Problem.Invalid<KernelText>($"fields[{f.Index}].type", "Required"))]);

    private static FormField Field(FormFieldBody? sent) =>
        new(sent?.Label ?? "", sent?.Type ?? default) { Help = sent?.Help, Required = sent?.Required ?? false, Choices = [.. (sent?.Choices ?? []).Select(choice => choice ?? "")] };
}
