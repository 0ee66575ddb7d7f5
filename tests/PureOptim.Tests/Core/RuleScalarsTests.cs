using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Tests.Core;

/// <summary>
/// Of a rule that is no positional record of numbers the numbers are printed: each of these is θ - g/4, and the names that its constructor has
/// for something appear nowhere.
/// </summary>
public sealed class RuleScalarsTests
{
    public static TheoryData<CoordinateWise> Rules => [new WithoutScalars(), new OfAnotherType(), new OfMixedTypes(), new WithoutProperty(), new WithoutParameters()];

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_whose_constructor_does_not_name_its_numbers_prints_them(CoordinateWise optimizer) =>
        Assert.Equal("θ' = θ - 0.25 g", Assert.Single(Formula.Of(optimizer)));

    private abstract record Quarter : CoordinateWise
    {
        public override ImmutableArray<string> SlotNames => [];
    }

    private sealed record WithoutScalars : Quarter
    {
        public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, ValueTuple>(default);

        private readonly struct Rule<R> : IRule<R, ValueTuple>
            where R : struct, IReal<R>
        {
            public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) => (parameter - 0.25 * gradient, slots);
        }
    }

    private sealed record OfAnotherType : Quarter
    {
        public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, ValueTuple>(new(4));

        private readonly record struct Rule<R>(int Divisor) : IRule<R, ValueTuple>
            where R : struct, IReal<R>
        {
            public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) => (parameter - 1.0 / Divisor * gradient, slots);
        }
    }

    private sealed record OfMixedTypes : Quarter
    {
        public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, ValueTuple>(new(0.25, true));

        private readonly record struct Rule<R>(R Rate, bool Descends) : IRule<R, ValueTuple>
            where R : struct, IReal<R>
        {
            public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) =>
                (Descends ? parameter - Rate * gradient : parameter + Rate * gradient, slots);
        }
    }

    private sealed record WithoutProperty : Quarter
    {
        public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, ValueTuple>(new(0.25));

        private readonly struct Rule<R>(R rate) : IRule<R, ValueTuple>
            where R : struct, IReal<R>
        {
            public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) => (parameter - rate * gradient, slots);
        }
    }

    private sealed record WithoutParameters : Quarter
    {
        public override void Update<R>(Coordinates<R> coordinates, long step) => coordinates.Apply<Rule<R>, ValueTuple>(new() { Rate = 0.25 });

        private readonly struct Rule<R> : IRule<R, ValueTuple>
            where R : struct, IReal<R>
        {
            public Rule() => Rate = 0.5;

            public R Rate { get; init; }

            public (R Parameter, ValueTuple Slots) Step(R parameter, R gradient, ValueTuple slots) => (parameter - Rate * gradient, slots);
        }
    }
}
