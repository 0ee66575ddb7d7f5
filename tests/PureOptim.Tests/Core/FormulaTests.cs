using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PureOptim.Core;
using PureOptim.Numerics;
using PureOptim.Tests.Architecture;
using PureOptim.Tests.Optimizers;

namespace PureOptim.Tests.Core;

public sealed partial class FormulaTests
{
    /// <summary>Each optimizer with each of its options, in text and in LaTeX, written down by hand from the papers.</summary>
    public static TheoryData<ElementWise, string[], string[]> Written
    {
        get
        {
            var written = new TheoryData<ElementWise, string[], string[]>();
            foreach (var card in OptimizerCard.All)
            {
                if (card.Optimizer is ElementWise optimizer) written.Add(optimizer, card.Text, card.Latex);
            }

            return written;
        }
    }

    public static TheoryData<string> Names => [.. Catalog.Optimizers.OfType<ElementWise>().Select(optimizer => optimizer.Name)];

    [Theory, MemberData(nameof(Written))]
    public void Every_rule_prints_its_formula(ElementWise optimizer, string[] text, string[] latex)
    {
        Assert.Equal(text, Formula.Of(optimizer));
        Assert.Equal(latex, Formula.Of(optimizer, SymbolNotation.Latex));
    }

    [Fact]
    public void Every_optimizer_and_option_of_the_catalog_is_among_them() =>
        Assert.Equal(
            Catalog.Variants.OfType<ElementWise>().Select(variant => $"{variant}").Order(StringComparer.Ordinal),
            Written.Select(row => $"{row[0]}").Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void The_documented_equations_are_what_the_rule_prints(string name)
    {
        var source = Sources.Of("PureOptim").Single(file => file.Path == $"Optimizers/{name}.cs").Text;
        var code = source[source.IndexOf("<code>", StringComparison.Ordinal)..source.IndexOf("</code>", StringComparison.Ordinal)];
        var documented = code.Split('\n').SelectMany(line => Columns().Split(line.Replace("/// ", "", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal)))
            .Where(column => Equation().IsMatch(column)).Distinct().Order(StringComparer.Ordinal);
        var printed = Catalog.Variants.Where(variant => variant.Name == name).SelectMany(variant => Formula.Of((ElementWise)variant));
        Assert.Equal(printed.Distinct().Order(StringComparer.Ordinal), documented);
    }

    [Fact]
    public void A_hyperparameter_has_its_symbol_whatever_its_value_and_its_schedule()
    {
        Assert.Equal(["h' = γ h + (1 - γ) g²", "θ' = θ - η g / (√h' + ε)"], Lines(new RmsProp { Decay = 0, Epsilon = 0 }));
        Assert.Equal(["θ' = θ - η g"], Lines(new Sgd { LearningRate = Schedule.Linear(0, 0.1, 5) }));
    }

    [Fact]
    public void A_name_outside_the_table_stands_for_itself()
    {
        Assert.Equal(["θ' = θ - Pull θ"], Lines(new Shrink()));
        Assert.Equal([@"\theta' = \theta - \mathrm{Pull} \theta"], Lines(new Shrink(), SymbolNotation.Latex));
    }

    [Fact]
    public void A_hyperparameter_and_a_slot_have_the_symbols_that_they_declare()
    {
        Assert.Equal(["M' = M + 1", "d' = d + λ", "θ' = θ - λ M'"], Lines(new Declared()));
        Assert.Equal([@"\bar m' = \bar m + 1", @"d' = d + \lambda", @"\theta' = \theta - \lambda \bar m'"], Lines(new Declared(), SymbolNotation.Latex));
        Assert.Equal(("Plain", @"\mathrm{Plain}"), (Slot.Zero("Plain").Symbol, Slot.Zero("Plain").Latex));
        Assert.Equal(("p", "p"), (Slot.Copy("Plain", "p").Symbol, Slot.Copy("Plain", "p").Latex));
    }

    [Fact]
    public void An_optimizer_that_an_interface_describes_has_the_symbols_and_units_that_its_type_declares()
    {
        var described = ElementWise.Of(new DescribedDescent(0.5));
        Assert.Equal(["θ' = θ - λ Plain g"], Lines(described));
        Assert.Equal([@"\theta' = \theta - \lambda \mathrm{Plain} g"], Lines(described, SymbolNotation.Latex));
        Assert.Equal(new HyperparameterUnit(1, -1), described.UnitOf(nameof(DescribedDescent.Rate)));
        Assert.Null(described.UnitOf(nameof(DescribedDescent.Plain)));
    }

    private static string[] Lines(ElementWise optimizer, SymbolNotation notation = SymbolNotation.Text) => [.. Formula.Of(optimizer, notation)];

    // Two spaces or more part the columns of a line.
    [GeneratedRegex(" {2,}")]
    private static partial Regex Columns();

    [GeneratedRegex("^(.\\d?'|\\w_t) = ")]
    private static partial Regex Equation();

    private sealed record DescribedDescent(Schedule Plain) : IElementWise
    {
        [Hyperparameter("λ", @"\lambda", Bounds.NonNegative, Parameter = 1, Gradient = -1)]
        public Schedule Rate { get; init; } = 0.5;

        public string Name => nameof(DescribedDescent);

        public ImmutableArray<Slot> Slots => [];

        public void Sweep<R>(Coordinates<R> coordinates, StepContext t)
            where R : struct, IReal<R> => coordinates.Apply<Sgd.Rule<R>, ValueTuple>(new(t.Of(Rate) * t.Of(Plain)));
    }

    private sealed record Declared : ElementWise
    {
        [Hyperparameter("λ", @"\lambda", Bounds.NonNegative)]
        public Schedule Weight { get; init => field = Checked(value); } = 0.5;

        public override ImmutableArray<Slot> Slots => [Slot.Filled("Mean", 0, "M", @"\bar m"), Slot.Run("Distance", 0, "d")];

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t)
        {
            t.Keep("Distance", t.Kept("Distance") + t.Of(Weight));
            coordinates.Apply<Rule<R>, R>(new(t.Of(Weight)));
        }

        private readonly record struct Rule<R>(R Weight) : IRule<R, R>
            where R : struct, IReal<R>
        {
            public (R Update, R Memory) Step(R parameter, R gradient, R mean)
            {
                mean += 1;
                return (Weight * mean, mean);
            }
        }
    }

    private sealed record Shrink : ElementWise
    {
        public Schedule Pull { get; init; } = 0.5;

        public override ImmutableArray<Slot> Slots => [];

        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => coordinates.Apply<Rule<R>, ValueTuple>(new(t.Of(Pull)));

        private readonly record struct Rule<R>(R Pull) : IRule<R, ValueTuple>
            where R : struct, IReal<R>
        {
            public (R Update, ValueTuple Memory) Step(R parameter, R gradient, ValueTuple memory) => (Pull * parameter, memory);
        }
    }
}
