using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Commons.People;

/// <summary>What somebody owns, all of it.</summary>
/// <param name="Products">Names of products, at most 50 of at most 100 characters; an empty list says that they own nothing.</param>
/// <param name="Seen">The names as the caller has seen them; where they are others now, 409. Without it they are replaced whatever they are.</param>
public sealed record ProductsBody(IReadOnlyList<string?>? Products, IReadOnlyList<string?>? Seen = null);

/// <summary>The API's calls on what members own: for the company's own systems, which know its customers.</summary>
internal static class CustomerCalls
{
    public static void Map(WebApplication app)
    {
        var api = app.Api("People");
        api.MapGet("/people/{name}/products", Read).Says<Page<ProductView>>("listProducts", "What somebody owns, as staff verified it. For agents and admins, and for the person themselves.");
        api.MapPut("/people/{name}/products", Set).Says<Page<ProductView>>("setProducts", "Says what somebody owns, in place of what was said before. Agents and admins only.")
            .Explains("Who owns something is a customer: the limits for newcomers do not hold them back. Others see that they are one only where they want it. Twice is as good as once.");
    }

    private static async Task<IResult> Read(HttpContext http, string name, VerifiedProducts products, CancellationToken ct) =>
        (await products.Of(http.ActorOf(), name, ct)).ToHttp(list => list.ToListing());

    private static async Task<IResult> Set(HttpContext http, string name, Body<ProductsBody> body, VerifiedProducts products, CancellationToken ct) =>
        (body.Value.Products is { } sent ? await products.Set(http.ActorOf(), name, [.. sent.Select(p => p ?? "")], body.Value.Seen?.OfType<string>().ToList(), ct) : Problem.Invalid<KernelText>("products", "Required")).ToHttp(list => list.ToListing());
}
