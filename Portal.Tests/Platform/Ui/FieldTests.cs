using System.ComponentModel.DataAnnotations;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Platform.Ui;

namespace Portal.Tests.Platform.Ui;

public class FieldTests : KitTest
{
    [Fact]
    public void The_label_names_the_box_and_the_error_belongs_to_it()
    {
        var field = Render<TextField>(p => p.Add(f => f.Label, "Title").Add(f => f.HelperText, "Short.").Add(f => f.Error, "Too long."));
        var box = field.Find("input");
        Assert.Equal(box.Id, field.Find("label").GetAttribute("for"));
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        var said = box.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find("#" + id).TextContent);
        Assert.Equal(["Too long.", "Short."], said);
    }

    [Fact]
    public void What_is_typed_reaches_the_owner()
    {
        string? title = "old";
        var field = Render<TextField>(p => p.Bind(f => f.Value, title, value => title = value));
        field.Find("input").Change("new");
        Assert.Equal("new", title);
        Assert.Equal("new", field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Without_a_listener_the_box_is_left_to_its_form()
    {
        var box = Render<TextField>(p => p.Add(f => f.Name, "email").Add(f => f.Value, "a@b.c")).Find("input");
        Assert.Equal(("email", "a@b.c"), (box.GetAttribute("name"), box.GetAttribute("value")));
        Assert.Throws<MissingEventHandlerException>(() => box.Change("x"));
    }

    [Fact]
    public void In_a_static_form_the_name_comes_from_the_property()
    {
        var input = new Input();
        var box = Render<TextField>(p => p.Bind(f => f.Value, input.Email, value => input.Email = value, () => input.Email)).Find("input");
        Assert.Equal("input.Email", box.GetAttribute("name"));
    }

    [Fact]
    public void A_form_shows_its_message_at_the_field_and_takes_it_back()
    {
        var input = new Input();
        var form = Render<EditForm>(p => p.Add(f => f.Model, input).Add(f => f.ChildContent, _ => builder =>
        {
            builder.OpenComponent<DataAnnotationsValidator>(0);
            builder.CloseComponent();
            builder.OpenComponent<TextField>(1);
            builder.AddAttribute(2, nameof(TextField.Value), input.Email);
            builder.AddAttribute(3, nameof(TextField.ValueChanged), EventCallback.Factory.Create<string?>(this, value => input.Email = value));
            builder.AddAttribute(4, nameof(TextField.ValueExpression), (System.Linq.Expressions.Expression<Func<string?>>)(() => input.Email));
            builder.CloseComponent();
        }));
        form.Find("form").Submit();
        Assert.Equal("Say where we can write to.", form.Find(".field-error").TextContent);

        form.Find("input").Change("a@b.c");
        Assert.Empty(form.FindAll(".field-error"));
    }

    [Fact]
    public void A_choice_from_a_list_comes_back_as_what_it_is()
    {
        long? chosen = 2;
        var select = Render<Select<long?>>(p => p.Bind(s => s.Value, chosen, value => chosen = value)
            .Add(s => s.Placeholder, "Anyone").Add(s => s.Options, [new(1, "Ada"), new(2, "Bo")]));
        Assert.Equal("Bo", Assert.Single(select.FindAll("option[selected]")).TextContent);
        select.Find("select").Change("1");
        Assert.Equal(1, chosen);
        select.Find("select").Change("");
        Assert.Null(chosen);
    }

    [Fact]
    public void Of_several_only_the_chosen_one_is_marked()
    {
        var chosen = "open";
        var group = Render<RadioGroup<string>>(p => p.Bind(g => g.Value!, chosen, value => chosen = value)
            .Add(g => g.Options, [new("open", "Everyone"), new("request", "Who asks")]));
        Assert.Equal("open", Assert.Single(group.FindAll("input[checked]")).GetAttribute("value"));
        group.FindAll("input")[1].Change("request");
        Assert.Equal("request", chosen);
    }

    [Fact]
    public void Several_choices_are_told_in_the_order_in_which_they_are_offered()
    {
        IReadOnlyList<string> chosen = ["c"];
        var group = Render<CheckboxGroup<string>>(p => p.Bind(g => g.Value!, chosen, value => chosen = value!).Add(g => g.Label, "Tried").Add(g => g.Error, "Choose.")
            .Add(g => g.Options, [new("a", "Cleaned"), new("b", "Shaken"), new("c", "Restarted")]));
        Assert.Equal("c", Assert.Single(group.FindAll("input[checked]")).GetAttribute("value"));
        Assert.Equal("Choose.", group.Find("#" + group.Find("fieldset").GetAttribute("aria-describedby")).TextContent);
        group.FindAll("input")[0].Change(true);
        Assert.Equal(["a", "c"], chosen);
        group.FindAll("input")[2].Change(false);
        Assert.Equal(["a"], chosen);
    }

    [Fact]
    public void A_checkbox_posts_true_and_a_switch_is_one()
    {
        var on = false;
        var box = Render<Switch>(p => p.Bind(s => s.Value, on, value => on = value).Add(s => s.Name, "present").Add(s => s.Label, "Show me")).Find("input");
        Assert.Equal(("checkbox", "switch", "true", "present"), (box.GetAttribute("type"), box.GetAttribute("role"), box.GetAttribute("value"), box.GetAttribute("name")));
        box.Change(true);
        Assert.True(on);
    }

    private sealed class Input
    {
        [Required(ErrorMessage = "Say where we can write to.")] public string? Email { get; set; }
    }
}
