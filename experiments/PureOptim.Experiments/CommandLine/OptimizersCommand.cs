using System.CommandLine;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim optimizers</c>: the catalogue, or one optimizer of it with its formula, hyperparameters, promises and names elsewhere.</summary>
internal static class OptimizersCommand
{
    internal static Command Create(ToolContext context)
    {
        var name = new Argument<string?>("NAME") { Description = "One optimizer. Default: all, a line each.", Arity = ArgumentArity.ZeroOrOne };
        name.CompletionSources.Add(_ => CatalogueEntry.All.Select(entry => entry.Name));
        var options = new RunOptions();
        var command = new ToolCommand(
            "optimizers", "List the optimizers of the library, or show everything about one.", ["optimizers", "optimizers adam", "optimizers --json"]) { name, options.Json };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(name) is { } one ? CatalogueEntry.Find(one) : null;
            if (parsed.GetValue(options.Json)) context.Out.Write(CanonicalText.Of(new JsonArray([.. (chosen is null ? CatalogueEntry.All : [chosen]).Select(CatalogueText.Json)])));
            else if (chosen is null) TextTable.Of(CatalogueText.Table(CatalogueEntry.All)).Print(context);
            else TextReport.Print(CatalogueText.Page(chosen), context);
            return ExitCode.Done;
        });
        return command;
    }
}
