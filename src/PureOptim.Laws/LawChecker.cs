using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using PureOptim.Core;
using PureOptim.Laws.Generators;

namespace PureOptim.Laws;

/// <summary>Tries a law on an optimizer, with cases that follow from a seed.</summary>
public static class LawChecker
{
    /// <summary>The verdict after up to <paramref name="cases"/> cases, fewer where a counterexample comes earlier.</summary>
    /// <param name="law">The law.</param>
    /// <param name="optimizer">The optimizer; where it is a record, its hyperparameters vary from case to case.</param>
    /// <param name="cases">How many cases, at least 1.</param>
    /// <param name="seed">Another seed than the one that follows from the names of law and optimizer.</param>
    public static LawVerdict Check(Law law, IOptimizer optimizer, int cases = 1000, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var name = $"{optimizer}";
        var expected = law.Applies(optimizer);
        if (expected == Applicability.DoesNotApply) return new(law, name, expected, 0, 0, null, null);

        var runner = new Recorder();
        var bound = 0.0;
        var property = Prop.ForAll(
            Arb.From(CaseGenerator.For(law, optimizer), CaseShrinker.Shrink),
            drawn =>
            {
                var finding = Examine(law, drawn);
                bound = double.Max(bound, finding.Bound);
                return !finding.IsBroken;
            });
        var random = new Rnd(seed ?? SeedOf($"{law.Id} {optimizer.Name}"));
        property.Check(Config.Quick
            .WithMaxTest(cases)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(random, FSharpOption<int>.None)))
            .WithRunner(runner));
        return new(
            law,
            name,
            expected,
            runner.Cases,
            bound,
            runner.Smallest is { } smallest ? $"{smallest}\n  {Examine(law, smallest).Difference}" : null,
            runner.Replay);
    }

    /// <summary>What a case says, where an exception is a counterexample like any other.</summary>
    private static Finding Examine(Law law, LawCase drawn)
    {
        try
        {
            return law.Examine(drawn);
        }
        catch (LawBrokenException breach)
        {
            return Finding.Broken(breach.Message);
        }
#pragma warning disable CA1031 // Whatever a user's optimizer throws is its counterexample, and the next law goes on.
        catch (Exception exception)
        {
            return Finding.Broken($"threw {exception.GetType().Name}: {exception.Message}");
        }
#pragma warning restore CA1031
    }

    /// <summary>A seed that is the same in every process, unlike a string's hash code.</summary>
    private static ulong SeedOf(string name) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Keeps what FsCheck would print.</summary>
    private sealed class Recorder : IRunner
    {
        internal int Cases { get; private set; }

        internal LawCase? Smallest { get; private set; }

        internal string? Replay { get; private set; }

        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) =>
            Cases = ntest + 1;

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult)
        {
            if (testResult is not TestResult.Failed failed) return;
            Smallest = (LawCase)failed.Item3.Head;
            Replay = $"({failed.Item6.Seed},{failed.Item6.Gamma},{failed.Item7})";
        }
    }
}
