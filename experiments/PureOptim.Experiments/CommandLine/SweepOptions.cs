using System.CommandLine;
using System.CommandLine.Parsing;
using PureOptim.Runs;
using PureOptim.Runs.Sweeps;

namespace PureOptim.Experiments.CommandLine;

/// <summary>The options of <c>pureoptim sweep</c>.</summary>
internal sealed class SweepOptions
{
    internal Option<int?> Jobs { get; } = RunOptions.Number(
        "--jobs", 1, 1024, "The number of trials that run at a time, each on one thread. Default: all processors; one in each part on a cluster.");

    internal Option<Shard?> Shard { get; } = new("--shard")
    {
        Description = "Run the I-th of N parts of the trials only.",
        HelpName = "I/N",
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            if (Runs.Sweeps.Shard.Parse(word) is { } part) return part;
            result.AddError($"--shard is {word}; it must be I/N: two whole numbers, I between 1 and N");
            return null;
        },
    };

    internal Option<bool> Rest { get; } = new("--rest") { Description = "After the part of --shard, go on with what others have left of the sweep." };

    internal Option<bool> Look { get; } = new("--look") { Description = "Run nothing: show what is there, and name what is missing." };

    internal Argument<string[]> ForSbatch { get; } = new("SBATCH") { Description = "After --slurm and --: options for sbatch, such as --time=60.", Arity = ArgumentArity.ZeroOrMore };

    internal Option<bool> Slurm { get; } = new("--slurm") { Description = "Run what is missing in parts, as an array job of Slurm, and follow it. The store must be in a folder that all nodes share." };

    internal Option<string?> Kubernetes { get; } = new("--kubernetes")
    {
        Description = "Run nothing: print what Kubernetes needs to run the sweep in parts, with this image of the tool, as YAML.",
        HelpName = "IMAGE",
    };

    internal Option<int?> Shards { get; } = RunOptions.Number(
        "--shards", 1, Runs.Sweeps.Shard.Most, $"The number of parts on a cluster. Default: one for each {Clusters.PartsRule.TrialsEach} trials, at most {Clusters.PartsRule.Most}.");

    internal Option<string> Store { get; } = RunOptions.StoreOption();

    internal Option<string?> Data { get; } = new RunOptions().Data;

    internal Option<string?> Out { get; } = PathText.Folder("--out", "A folder for sweep.json and trials.csv, a line a trial.", "-o");

    internal Option<string?> Parquet { get; } = PathText.File("--parquet", "A file for the same table with the types of its columns, for DuckDB, pandas or Polars.");

    internal Option<bool> Yes { get; } = new("--yes") { Description = $"Run even more than {Sweep.Many} trials." };

    internal Option<bool> Quiet { get; } = new RunOptions().Quiet;

    internal SweepOptions()
    {
        // Where a file has been named, a shell offers options and no second file.
        ForSbatch.CompletionSources.Add(_ => []);
        Kubernetes.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var image }] && string.IsNullOrWhiteSpace(image)) result.AddError("--kubernetes is blank; it must be the name of an image");
        });
    }

    /// <summary>Refuses options that say different things about where the sweep runs.</summary>
    internal void RefuseTogether(ParseResult parsed)
    {
        if (parsed.GetValue(ForSbatch) is [var word, ..] && !(parsed.GetValue(Slurm) && parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)))
            throw new RunException($"sweep takes one FILE at a time; \"{word}\" is one too many; options for sbatch stand after {Slurm.Name} and --");
        Refuse(Kubernetes, [Slurm, Shard, Rest, Look, Store, Data, Out, Parquet]);
        Refuse(Slurm, [Shard, Rest, Look]);
        Refuse(Look, [Rest]);
        if (IsGiven(Rest) && !IsGiven(Shard)) throw new RunException($"{Rest.Name} is given; it is for {Shard.Name}; without that all is run");
        if (IsGiven(Shards) && !IsGiven(Kubernetes) && !IsGiven(Slurm)) throw new RunException($"{Shards.Name} is given; it is for {Slurm.Name} and {Kubernetes.Name}; here {Shard.Name} I/N runs one part");

        void Refuse(Option where, Option[] others)
        {
            if (IsGiven(where) && others.FirstOrDefault(IsGiven) is { } foreign) throw new RunException($"{foreign.Name} is given beside {where.Name}; the two do not go together");
        }

        bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };
    }

    /// <summary>What the options say of a sweep that runs here.</summary>
    internal SweepRun Run(Sweep sweep, ParseResult parsed)
    {
        var part = parsed.GetValue(Shard) ?? Runs.Sweeps.Shard.Whole;
        var hasRest = parsed.GetValue(Rest);
        return new(sweep, hasRest ? Runs.Sweeps.Shard.Whole : part, parsed.GetValue(Store)!, new(parsed.GetValue(Data)), parsed.GetValue(Jobs) ?? Environment.ProcessorCount)
        {
            First = hasRest ? part : Runs.Sweeps.Shard.Whole,
            IsLook = parsed.GetValue(Look),
            Output = parsed.GetValue(Out),
            Parquet = parsed.GetValue(Parquet),
        };
    }
}
