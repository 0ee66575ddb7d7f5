using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using PureOptim.Experiments.Terminal;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The options of <c>pureoptim run</c>.</summary>
internal sealed class RunOptions
{
    internal Option<string?> Out { get; } = PathText.Folder("--out", "A folder for a copy of the results, besides the store.", "-o");

    internal Option<string> Store { get; } = StoreOption();

    internal Option<bool> Again { get; } = new("--again") { Description = "Run a finished run again, and compare." };

    internal Option<long?> Every { get; } = Number("--every", 1, 1_000_000L, $"The number of steps from one link of the chain of digests to the next. Default: {Chain.Spacing}.");

    internal Option<ulong?> Seed { get; } = Number<ulong>("--seed", 0, ulong.MaxValue, "The seed of all random draws.");

    internal Option<FloatType?> Precision { get; } = new("--precision")
    {
        Description = "float32 or float64.",
        HelpName = "float32|float64",
        CustomParser = Choose<FloatType>,
    };

    internal Option<int?> Threads { get; } = Number("--threads", 1, 1024, "The number of threads that compute. Default: all processors. Changes no digit.");

    internal Option<long?> Steps { get; } = Number("--steps", 1, 1_000_000L, "The number of steps that each optimizer takes.");

    internal Option<string?> Data { get; } = PathText.Folder(
        "--data", "A folder with a data set in the IDX files of MNIST, gzipped or not, instead of the built-in one.");

    internal Option<string?> Name { get; } = new("--name")
    {
        Description = "Another name for the run; it stands on its page and in the list of runs, and makes it another run.",
        HelpName = "NAME",
    };

    internal Option<bool> Json { get; } = new("--json") { Description = "Print the results as JSON instead of tables." };

    internal Option<bool> Quick { get; } = new("--quick") { Description = "Of a study: little of everything, to see it work within a minute." };

    internal Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say nothing about progress." };

    internal RunOptions() => Offer(Precision, "float32", "float64");

    /// <summary>Makes a shell offer words, and not the names of the type's values.</summary>
    internal static void Offer(Option option, params string[] words)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
    }

    /// <summary>The folder of the runs, as every command takes it that has to do with them.</summary>
    internal static Option<string> StoreOption() =>
        PathText.FolderOr(RunStore.DefaultPath, "--store", $"The folder that keeps all results. Default: {RunStore.DefaultPath} in the current folder.");

    /// <summary>Refuses what would change what a study is about, for that its description says.</summary>
    internal void RefuseFor(string study, ParseResult parsed)
    {
        Option[] foreign = [Name, Seed, Precision, Steps, Data, Again, Every];
        if (foreign.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } refused)
            throw new RunException($"{refused.Name} is given; {study} says itself what it runs, and takes --quick, --threads, --store, --out, --json and --quiet");
    }

    /// <summary>A description with the fields that the command line gives; a seed that nothing would draw from is left out, and said so.</summary>
    internal Description Override(Description description, ParseResult parsed, ToolContext context)
    {
        var seed = parsed.GetValue(Seed);
        if (seed is not null && !description.Problem.DrawsFromSeed)
        {
            context.Error.WriteLine($"pureoptim: --seed is {seed}; nothing in {description.Name} is drawn at random, so it changes nothing");
            seed = null;
        }

        return (parsed.GetValue(Name) is { } name ? Named(description, name) : description) with
        {
            Seed = seed ?? description.Seed,
            Precision = parsed.GetValue(Precision) ?? description.Precision,
            Steps = parsed.GetValue(Steps) ?? description.Steps,
        };
    }

    private static Description Named(Description description, string name)
    {
        try
        {
            return description.Named(name);
        }
        catch (ArgumentException exception)
        {
            throw new RunException($"--name is {name}; {RunException.Words(exception)}", exception);
        }
    }

    /// <summary>An option that takes a whole number and says what it may be.</summary>
    internal static Option<T?> Number<T>(string name, T least, T most, string description)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                var isNumber = T.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
                if (isNumber && number >= least && number <= most) return number;
                result.AddError($"{name} is {word}; it must be a whole number between {least} and {most}");
                return null;
            },
        };

    /// <summary>One of the words of a choice, or a complaint that names the nearest.</summary>
    internal static T? Choose<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var word = result.Tokens[0].Value;
        var names = Enum.GetNames<T>().ToDictionary(JsonNamingPolicy.CamelCase.ConvertName, StringComparer.Ordinal);
        if (names.TryGetValue(word, out var name)) return Enum.Parse<T>(name);
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} is {word}; that is unknown; {Nearest.Hint(word, names.Keys)}");
        return null;
    }
}
