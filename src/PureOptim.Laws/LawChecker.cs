using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws;

/// <summary>Tries laws on what they are about, with cases that follow from a seed.</summary>
public static class LawChecker
{
    /// <summary>The verdict after up to <paramref name="cases"/> cases, fewer where a counterexample comes earlier.</summary>
    /// <param name="law">The law.</param>
    /// <param name="subject">The subject; the hyperparameters of an optimizer that is a record vary from case to case.</param>
    /// <param name="cases">The number of cases, at least 1.</param>
    /// <param name="seed">Another seed than the one that follows from the names of law and subject.</param>
    public static LawVerdict Check<TSubject, TCase>(LawOf<TSubject, TCase> law, TSubject subject, int cases = 1000, ulong? seed = null)
        where TSubject : notnull
        where TCase : notnull
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(subject);
        Argument.AtLeast(cases, 1);
        return Run(law, subject, Config.Quick.WithMaxTest(cases), () => new Replay(new Rnd(seed ?? SeedOf($"{law.Id} {law.NameOf(subject)}")), FSharpOption<int>.None));
    }

    /// <summary>The verdict after the one case that a verdict's <see cref="LawVerdict.Replay"/> names: its counterexample is found again.</summary>
    /// <param name="law">The law.</param>
    /// <param name="subject">The subject that it was tried on.</param>
    /// <param name="replay">Seed, gamma and size, as in <c>(1,3,20)</c>.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public static LawVerdict Replay<TSubject, TCase>(LawOf<TSubject, TCase> law, TSubject subject, string replay)
        where TSubject : notnull
        where TCase : notnull
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(replay);
        return Parse(replay) is var (seed, gamma, size)
            ? Run(law, subject, Config.Quick.WithMaxTest(1), () => new Replay(new Rnd(seed, gamma), FSharpOption<int>.Some(size)))
            : throw new ArgumentException($"Replay is '{replay}'; it must be (seed,gamma,size), three whole numbers, the second odd, as a verdict has them.", nameof(replay));
    }

    /// <summary>Whether a text is one that <see cref="Replay{TSubject, TCase}"/> takes.</summary>
    public static bool IsReplay(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text) is not null;
    }

    /// <summary>Seed, gamma, which is odd, and size; null where the text is not of that form.</summary>
    private static (ulong Seed, ulong Gamma, int Size)? Parse(string replay)
    {
        var parts = replay.Trim().TrimStart('(').TrimEnd(')').Split(',');
        return parts.Length == 3
            && Whole(parts[0]) is { } seed
            && Whole(parts[1]) is { } gamma && gamma % 2 == 1
            && Whole(parts[2]) is <= int.MaxValue and var size
                ? (seed, gamma, (int)size)
                : null;
    }

    private static ulong? Whole(string text) => ulong.TryParse(text, NumberStyles.None, NumberFormatInfo.InvariantInfo, out var number) ? number : null;

    private static LawVerdict Run<TSubject, TCase>(LawOf<TSubject, TCase> law, TSubject subject, Config config, Func<Replay> replay)
        where TSubject : notnull
        where TCase : notnull
    {
        var (name, expected, bound, vacuous, isBroken) = (subject.GetType().Name, Applicability.Holds, 0.0, 0, false);
        var runner = new Recorder<TCase>();
        var variation = new Variation();
        try
        {
            name = Invariant($"{subject}");
            expected = law.Applies(subject);
            if (expected == Applicability.DoesNotApply) return new(law, name, expected, 0, 0, null, null);
            var property = Prop.ForAll(
                Arb.From(law.Cases(subject), law.Smaller),
                drawn =>
                {
                    var finding = Examine(law, drawn);
                    if (!isBroken) variation.Add(law.Settings(drawn));
                    bound = double.Max(bound, finding.Bound);
                    isBroken |= finding.IsBroken;
                    // After a counterexample come its smaller forms, which are no new cases.
                    if (finding.IsVacuous && !isBroken) vacuous++;
                    return !finding.IsBroken;
                });
            property.Check(config.WithReplay(FSharpOption<Replay>.Some(replay())).WithRunner(runner));
            var counterexample = runner.Smallest is { } smallest ? Invariant($"{smallest}\n  {Examine(law, smallest).Difference}") : null;
            return new(law, name, expected, runner.Cases, bound, counterexample, runner.Replay)
            {
                VacuousCases = vacuous,
                Varied = variation.Varied,
                NotVaried = law.Fixed(subject),
            };
        }
#pragma warning disable CA1031 // What throws before a case can be tried is a counterexample too.
        catch (Exception exception)
        {
            return new(law, name, expected, int.Max(runner.Cases, 1), bound, $"{name}\n  no case can be made of it: {Thrown(exception)}", runner.Replay);
        }
#pragma warning restore CA1031
    }

    /// <summary>The finding of a case; an exception is a counterexample like any other.</summary>
    private static Finding Examine<TSubject, TCase>(LawOf<TSubject, TCase> law, TCase drawn)
        where TSubject : notnull
        where TCase : notnull
    {
        try
        {
            var finding = law.Examine(drawn);
            return !finding.IsBroken && law.IsEmpty(drawn) ? Finding.Vacuous : finding;
        }
        catch (LawBrokenException breach)
        {
            return Finding.Broken(breach.Message);
        }
#pragma warning disable CA1031 // Whatever a user's optimizer throws is its counterexample, and the next law goes on.
        catch (Exception exception)
        {
            return Finding.Broken(Thrown(exception));
        }
#pragma warning restore CA1031
    }

    private static string Thrown(Exception exception) =>
        exception is TargetInvocationException { InnerException: { } inner } ? Thrown(inner) : $"threw {exception.GetType().Name}: {exception.Message}";

    /// <summary>A seed that is the same in every process, unlike a string's hash code.</summary>
    private static ulong SeedOf(string name) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Keeps what FsCheck would print.</summary>
    private sealed class Recorder<TCase> : IRunner
        where TCase : notnull
    {
        internal int Cases { get; private set; }

        internal TCase? Smallest { get; private set; }

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
            Smallest = (TCase)failed.Item3.Head;
            Replay = Invariant($"({failed.Item6.Seed},{failed.Item6.Gamma},{failed.Item7})");
        }
    }
}
