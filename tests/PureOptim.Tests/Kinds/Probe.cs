using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim.Tests.Kinds;

/// <summary>An optimizer whose formula a test gives.</summary>
internal sealed record Probe(Func<TensorStep, StepContext, Vector> Formula) : TensorWise
{
    internal Scope LooksAt { get; init; } = Scope.Tensor;

    internal ImmutableArray<Slot> Remembers { get; init; } = [];

    public override ImmutableArray<Slot> Slots => Remembers;

    protected internal override Scope Scope => LooksAt;

    protected internal override Vector Step(TensorStep tensor, StepContext t) => Formula(tensor, t);

    /// <summary>The update of a formula.</summary>
    internal static double[] Update(Func<TensorStep, Vector> formula, Parameters<double> parameters, Parameters<double> gradients)
    {
        // From parameters whose bits the difference does not change: what was taken off a zero is the update with its sign turned.
        var probe = new Probe((tensor, _) => formula(tensor));
        var run = new InPlaceRun<double>(probe, probe.Start(parameters), Team.Alone);
        run.Prepare(gradients.Memory, null);
        var updates = new double[parameters.Length];
        run.Stepper.Update(0, parameters.Values, gradients.Values, updates, run.Workers[0]);
        return updates;
    }
}
