namespace PureOptim.Tests.Optimizers;

/// <summary>One coordinate that an optimizer takes along given gradients, for numbers that can be checked by hand.</summary>
internal static class Trial
{
    /// <summary>The parameter after each of the gradients, beginning at 1.</summary>
    internal static double[] From1(IOptimizer optimizer, params double[] gradients)
    {
        var layout = Layout.Vector(1);
        var parameters = Parameters<double>.Filled(layout, 1);
        var state = optimizer.Init(parameters);
        return [.. gradients.Select(gradient =>
        {
            (parameters, state) = optimizer.Step(state, parameters, Parameters<double>.Filled(layout, gradient));
            return parameters.Values[0];
        })];
    }

    /// <summary>Fails where a number is not a computed one but for the roundings of a few operations near 1.</summary>
    internal static void AssertNear(double[] expected, Parameters<double> actual, double tolerance = 2e-15)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, number) in expected.Zip(actual.Values.ToArray())) Assert.Equal(wanted, number, tolerance);
    }
}
