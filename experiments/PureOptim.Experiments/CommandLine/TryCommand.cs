using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Experiments.Catalogue;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.CommandLine;

/// <summary><c>pureoptim try NAME</c>: one optimizer on one function without a file; a subcommand for each optimizer of the catalogue, with an option for each of its properties.</summary>
internal static class TryCommand
{
    internal const string Name = "try";

    /// <summary>A formula has a plus, which complaints show as it is.</summary>
    private static readonly JsonSerializerOptions _asTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    /// <param name="context">The process.</param>
    /// <param name="withOptimizers">Whether its optimizers are wanted.</param>
    internal static Command Create(ToolContext context, bool withOptimizers)
    {
        var command = new ToolCommand(
            Name, "Run one optimizer on one function, without a file, and keep the run as \"run\" does.", ["try adam", "try adamW --learningRate 0.01 --on rosenbrock --steps 500", "try sgd --on booth --from 3,-1", "try adam --on x^2/20+y^2 --from -7,2"]);
        foreach (var entry in withOptimizers ? CatalogueEntry.All : []) command.Subcommands.Add(Of(entry, context));
        return command;
    }

    private static ToolCommand Of(CatalogueEntry entry, ToolContext context)
    {
        var command = new ToolCommand(entry.Name, entry.Documentation.Summary, [$"{Name} {entry.Name} --on rosenbrock"]);
        if (entry.Name.ToLowerInvariant() is var lower && lower != entry.Name) command.Aliases.Add(lower);
        var (options, on, from) = (new RunOptions(), On(), From());
        (RecordSchema.Field Field, Option<string?> Option)[] fields = [.. RecordSchema.Of(entry.Optimizer.GetType()).Fields.Select(field => (field, Of(field, entry.Optimizer)))];
        Option[] all =
        [
            .. fields.Select(pair => pair.Option), on, from, options.Steps, options.Precision, options.Out, options.Threads, options.Store, options.Again, options.Every, options.Name,
            options.Json, options.Quiet,
        ];
        foreach (var option in all) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var optimizer = new JsonObject(
                from pair in fields
                where parsed.GetValue(pair.Option) is not null
                select KeyValuePair.Create(pair.Field.Name, Value(parsed.GetValue(pair.Option)!)));
            var start = parsed.GetValue(from) is { } text ? new JsonArray([.. text.Split(',').Select(Value)]) : null;
            var minimize = new JsonObject { ["objective"] = Objective(parsed.GetValue(on)!, start) };
            if (start is not null) minimize["start"] = start;
            var description = new JsonObject
            {
                ["name"] = $"{Name}-{entry.Name}",
                ["problem"] = new JsonObject { ["minimize"] = minimize },
                ["optimizers"] = new JsonArray(new JsonObject { ["optimizer"] = new JsonObject { [entry.Name] = optimizer }, ["label"] = entry.Optimizer.DisplayName }),
            };
            return RunCommand.Run(parsed, [Description.Parse("the command line", description.ToJsonString(_asTyped))], options, context with { IsQuiet = parsed.GetValue(options.Quiet) });
        });
        return command;
    }

    /// <summary>The option of a property, whose text is its value in a description.</summary>
    private static Option<string?> Of(RecordSchema.Field field, IOptimizer optimizer)
    {
        var option = new Option<string?>($"--{field.Name}")
        {
            Description = $"{(field.Hyperparameter is { } declared ? $"{declared.Symbol}, {Guard.RuleOf(declared.Bounds)}. " : "")}Default: {Default(field.Property.GetValue(optimizer), field.Type)}.",
            HelpName = field.Type == typeof(bool) ? "true|false" : field.Type.IsEnum ? string.Join('|', Enum.GetNames(field.Type).Select(JsonNamingPolicy.CamelCase.ConvertName)) : "VALUE",
        };
        option.CompletionSources.Clear();
        if (option.HelpName != "VALUE") option.CompletionSources.Add(option.HelpName.Split('|'));
        return option;
    }

    private static string Default(object? value, Type type) => value is null ? "none" : $"{ValueWriter.Write(value, type)}";

    private static Option<string> On()
    {
        var names = TypeCatalog.Of(typeof(Objective)).Names;
        var option = new Option<string>("--on")
        {
            Description = $"The function: {string.Join(", ", names)}, one with its parameters as in a description, {{\"rosenbrock\": {{\"dimension\": 4}}}}, or a formula, \"x^2/20 + y^2\". Default: valley.",
            HelpName = "FUNCTION",
            DefaultValueFactory = _ => "valley",
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. names]);
        return option;
    }

    private static Option<string?> From() => new("--from") { Description = "The start, its coordinates with commas between them. Default: the function's own.", HelpName = "X,Y" };

    /// <summary>A function by its name alone, as in a description, or as a formula, whose picture is around the start.</summary>
    private static JsonObject Objective(string text, JsonArray? start)
    {
        if (Value(text) is JsonObject described) return described;
        if (IsName(text)) return new() { [text] = new JsonObject() };
        var formula = new JsonObject { ["text"] = text };
        if (start is not null) formula["start"] = start.DeepClone();
        return new() { ["formula"] = formula };
    }

    /// <summary>Whether a text is the name of a function, or would be; <c>x</c> is a formula.</summary>
    private static bool IsName(string text) => text.Length > 2 && text.All(char.IsAsciiLetter);

    /// <summary>A number, a truth value or an object where the text is one, as a schedule is; else the text, as a choice is.</summary>
    private static JsonNode Value(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is { } json and not JsonArray) return json;
        }
        catch (JsonException)
        {
            // JSON knows neither .5 nor +1.
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return ValueWriter.Number(number);
        }

        return text;
    }
}
