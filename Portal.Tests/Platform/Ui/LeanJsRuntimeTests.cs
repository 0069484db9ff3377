using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class LeanJsRuntimeTests
{
    [Fact]
    public void A_circuit_describes_the_arguments_it_sends_and_nothing_that_they_inherit_from()
    {
        Assert.NotNull(Bare().GetTypeInfo(typeof(IComparable))); // what the framework alone would do
        Assert.False(Lean().TryGetTypeInfo(typeof(IComparable), out _));
        Assert.False(Lean().TryGetTypeInfo(typeof(IDictionary<string, int>), out _));
    }

    [Fact]
    public void Arguments_are_written_as_before()
    {
        object?[] arguments = ["words", 3, 2.5, true, null, Enum.Parse<DayOfWeek>("Monday"), new[] { "a", "b" }, new List<int> { 1 }, new Dictionary<string, string> { ["k"] = "v" }];
        Assert.Equal(JsonSerializer.Serialize(arguments, Bare()), JsonSerializer.Serialize(arguments, Lean()));
    }

    private static JsonSerializerOptions Lean() => OptionsOf(Runtime(services => services.AddLeanJsRuntime()));

    private static JsonSerializerOptions Bare()
    {
        var options = OptionsOf(Runtime(_ => { }));
        options.TypeInfoResolver ??= new DefaultJsonTypeInfoResolver();
        return options;
    }

    private static JSRuntime Runtime(Action<IServiceCollection> change)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        change(builder.Services);
        return Assert.IsType<JSRuntime>(builder.Build().Services.CreateScope().ServiceProvider.GetRequiredService<IJSRuntime>(), exactMatch: false);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    private static extern JsonSerializerOptions OptionsOf(JSRuntime runtime);
}
