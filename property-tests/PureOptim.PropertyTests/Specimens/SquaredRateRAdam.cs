namespace PureOptim.PropertyTests.Specimens;

/// <summary>RAdam whose step is multiplied by the learning rate a second time once it is rectified.</summary>
internal sealed record SquaredRateRAdam : RAdam
{
    protected override double Rectified(double rate, long step) => rate * LearningRate.At(step);
}
