using System.Text.Json.Nodes;
using PureOptim.Experiments.Catalogue;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

public sealed class OptimizersCommandTests
{
    [Fact]
    public void The_list_has_a_line_for_each_optimizer_with_its_year()
    {
        var run = ToolRun.InProcess("optimizers");
        Assert.Equal(0, run.ExitCode);
        Assert.All(Catalog.Optimizers, optimizer => Assert.Contains($"\n{char.ToLowerInvariant(optimizer.Name[0])}{optimizer.Name[1..]} ", run.Output, StringComparison.Ordinal));
        Assert.Matches(@"\nadam +2015  Adam +element-wise", run.Output);
    }

    [Fact]
    public void One_optimizer_is_shown_with_formula_hyperparameters_promises_and_names_elsewhere()
    {
        var run = ToolRun.InProcess("optimizers", "RMSProp");
        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["  h' = γ h + (1 - γ) g²", "Family: RMSProp, element-wise", "Decay", "between 0 and 1", "0.99", "Keeps: h (MeanOfSquares)", "PyTorch.RMSprop", "Lecture 6.5", "translation invariant"],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    // PyTorch's SGD is descent by its defaults, and with its options three others.
    [Theory, InlineData("sgd"), InlineData("momentum"), InlineData("nesterov"), InlineData("dampenedMomentum")]
    public void What_a_program_makes_with_its_options_has_its_name(string name) =>
        Assert.Matches("Elsewhere: .*PyTorch.SGD", ToolRun.InProcess("optimizers", name).Output.ReplaceLineEndings(" "));

    [Fact]
    public void A_long_history_is_not_all_listed() => Assert.Contains(" and 25 others", ToolRun.InProcess("optimizers", "lbfgs").Output, StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_none_is_answered_with_the_nearest()
    {
        var run = ToolRun.InProcess("optimizers", "adm");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"adm\" is not a known optimizer; the nearest is \"adam\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void For_programs_it_is_an_array_of_objects_whose_defaults_are_those_of_the_library()
    {
        var all = JsonNode.Parse(ToolRun.InProcess("optimizers", "--json").Output)!.AsArray();
        Assert.Equal(Catalog.Optimizers.Length, all.Count);
        var adam = all.Single(entry => (string)entry!["name"]! == "adam")!;
        Assert.Equal(2015, (int)adam["year"]!);
        Assert.Equal("Adam", (string)adam["family"]!);
        Assert.Equal("quasi newton", (string)all.Single(entry => (string)entry!["name"]! == "lbfgs")!["family"]!);
        Assert.Equal(1e-7, (double)adam["hyperparameters"]!.AsArray().Single(one => (string)one!["name"]! == "Epsilon")!["default"]!);
        Assert.Equal(adam.ToJsonString(), JsonNode.Parse(ToolRun.InProcess("optimizers", "adam", "--json").Output)![0]!.ToJsonString());
    }

    [Fact]
    public void Every_optimizer_has_a_summary_a_cost_a_source_and_a_year() => Assert.All(CatalogueEntry.All, entry =>
    {
        Assert.NotEmpty(entry.Documentation.Summary);
        Assert.NotEmpty(entry.Documentation.Cost);
        Assert.NotEmpty(entry.Documentation.Source);
        Assert.InRange(entry.Documentation.Year ?? 0, 1950, 2030);
    });
}
