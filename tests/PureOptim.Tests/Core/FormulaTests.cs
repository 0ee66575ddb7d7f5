using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PureOptim.Core;
using PureOptim.Numerics;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Core;

public sealed partial class FormulaTests
{
    /// <summary>Each optimizer with each of its options, in text and in LaTeX, written down by hand from the papers.</summary>
    public static TheoryData<ElementWise, string[], string[]> Written => WithAdamW(new()
    {
        { new Sgd(), ["θ' = θ - η g"], [@"\theta' = \theta - \eta g"] },
        { new Momentum(), ["v' = μ v - η g", "θ' = θ + v'"], [@"v' = \mu v - \eta g", @"\theta' = \theta + v'"] },
        {
            new Momentum { LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            ["v' = μ v - g", "θ' = θ + η v'"], [@"v' = \mu v - g", @"\theta' = \theta + \eta v'"]
        },
        {
            new Nesterov(),
            ["v' = μ v - η g", "θ' = θ + μ² v - (1 + μ) η g"],
            [@"v' = \mu v - \eta g", @"\theta' = \theta + \mu^2 v - \left(1 + \mu\right) \eta g"]
        },
        {
            new Nesterov { LearningRatePlacement = LearningRatePlacement.OutsideVelocity },
            ["v' = μ v - g", "θ' = θ + η μ² v - (1 + μ) η g"],
            [@"v' = \mu v - g", @"\theta' = \theta + \eta \mu^2 v - \left(1 + \mu\right) \eta g"]
        },
        {
            new AdaGrad(),
            ["h' = h + g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        {
            new AdaGrad { EpsilonPlacement = EpsilonPlacement.InsideRoot },
            ["h' = h + g²", "θ' = θ - η g / √(h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h' + \epsilon}}"]
        },
        {
            new AdaGrad { InitialAccumulator = 0.1 },
            ["h' = h + g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = h + g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        {
            new RmsProp(),
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        {
            new RmsProp { EpsilonPlacement = EpsilonPlacement.InsideRoot },
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / √(h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h' + \epsilon}}"]
        },
        {
            new RmsProp { InitialAccumulator = 0.1 },
            ["h' = γ h + (1 - γ) g²", "θ' = θ - η g / (√h' + ε)"],
            [@"h' = \gamma h + \left(1 - \gamma\right) g^2", @"\theta' = \theta - \frac{\eta g}{\sqrt{h'} + \epsilon}"]
        },
        { new Adam(), [.. _adam, "θ' = θ - η_t m' / (√v' + ε)"], [.. _adamLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon}"] },
        {
            new Adam { EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
            [.. _adam, "ε_t = ε √(1 - β2^t)", "θ' = θ - η_t m' / (√v' + ε_t)"],
            [.. _adamLatex, @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"]
        },
        {
            new Adam { BiasCorrection = BiasCorrection.ProductOfBetas },
            [.. _adam[..2], .. _products, "θ' = θ - η_t m' / (√v' + ε)"],
            [.. _adamLatex[..2], .. _productsLatex, @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon}"]
        },
        {
            new Adam { BiasCorrection = BiasCorrection.ProductOfBetas, EpsilonPlacement = AdamEpsilonPlacement.AfterCorrection },
            [.. _adam[..2], .. _products, "ε_t = ε √(1 - b2')", "θ' = θ - η_t m' / (√v' + ε_t)"],
            [.. _adamLatex[..2], .. _productsLatex, @"\epsilon_t = \epsilon \sqrt{1 - b_2'}", @"\theta' = \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"]
        },
        { new Cocob(), _cocob, _cocobLatex },
        { new Cocob { InitialScale = 0.1 }, _cocob, _cocobLatex },
    });

    private static readonly string[] _products = ["b1' = b1 β1", "b2' = b2 β2", "η_t = η √(1 - b2') / (1 - b1')"];

    private static readonly string[] _productsLatex = [@"b_1' = b_1 \beta_1", @"b_2' = b_2 \beta_2", @"\eta_t = \frac{\eta \sqrt{1 - b_2'}}{1 - b_1'}"];

    private static readonly string[] _cocob =
        ["C' = C - g", "L' = max(L, |g|)", "G' = G + |g|", "R' = max(R - g (θ - s), 0)", "θ' = s + C' / (L' max(G' + L', α L')) (L' + R')"];

    private static readonly string[] _cocobLatex =
    [
        "C' = C - g", @"L' = \max(L, \left|g\right|)", @"G' = G + \left|g\right|", @"R' = \max(R - g \left(\theta - s\right), 0)",
        @"\theta' = s + \frac{C'}{L' \max(G' + L', \alpha L')} \left(L' + R'\right)",
    ];

    /// <summary>AdamW with each of its options: what ε_t is, what λ_t is, and where the decay stands.</summary>
    private static TheoryData<ElementWise, string[], string[]> WithAdamW(TheoryData<ElementWise, string[], string[]> written)
    {
        foreach (var (epsilon, text, latex) in new[]
        {
            (AdamEpsilonPlacement.BeforeCorrection, "ε_t = ε", @"\epsilon_t = \epsilon"),
            (AdamEpsilonPlacement.AfterCorrection, "ε_t = ε √(1 - β2^t)", @"\epsilon_t = \epsilon \sqrt{1 - \beta_2^{t}}"),
        })
        {
            foreach (var (coupling, coupled, coupledLatex) in new[]
            {
                (DecayCoupling.LearningRate, "λ_t = η λ", @"\lambda_t = \eta \lambda"),
                (DecayCoupling.None, "λ_t = λ", @"\lambda_t = \lambda"),
            })
            {
                foreach (var (placement, step, stepLatex) in new[]
                {
                    (DecayPlacement.Factor, "(1 - λ_t) θ - η_t m' / (√v' + ε_t)", @"\left(1 - \lambda_t\right) \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"),
                    (DecayPlacement.Subtracted, "θ - λ_t θ - η_t m' / (√v' + ε_t)", @"\theta - \lambda_t \theta - \frac{\eta_t m'}{\sqrt{v'} + \epsilon_t}"),
                    (DecayPlacement.InUpdate, "θ - (η_t m' / (√v' + ε_t) + λ_t θ)", @"\theta - \left(\frac{\eta_t m'}{\sqrt{v'} + \epsilon_t} + \lambda_t \theta\right)"),
                })
                {
                    written.Add(
                        new AdamW { EpsilonPlacement = epsilon, DecayCoupling = coupling, DecayPlacement = placement },
                        [.. _adam, text, coupled, $"θ' = {step}"],
                        [.. _adamLatex, latex, coupledLatex, $@"\theta' = {stepLatex}"]);
                }
            }
        }

        return written;
    }

    private static readonly string[] _adam = ["m' = m + (1 - β1) (g - m)", "v' = v + (1 - β2) (g² - v)", "η_t = η √(1 - β2^t) / (1 - β1^t)"];

    private static readonly string[] _adamLatex =
    [
        @"m' = m + \left(1 - \beta_1\right) \left(g - m\right)",
        @"v' = v + \left(1 - \beta_2\right) \left(g^2 - v\right)",
        @"\eta_t = \frac{\eta \sqrt{1 - \beta_2^{t}}}{1 - \beta_1^{t}}",
    ];

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
        var documented = code.Split('\n').SelectMany(line => Columns().Split(line.Replace("/// ", "", StringComparison.Ordinal)))
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
