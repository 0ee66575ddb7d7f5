namespace PureOptim.Benchmarks;

/// <summary>The overhead of a step: Adam on two parameters, where there is nothing to compute.</summary>
internal static class StepBenchmark
{
    private const int Steps = 100_000;

    internal static IEnumerable<Row> Run()
    {
        var (optimizer, parameters, gradient) = (new Adam(), Parameters<double>.Of(Layout.Vector(2), -7, 2), Parameters<double>.Of(Layout.Vector(2), -0.7, 4));
        var gradients = Enumerable.Repeat(gradient, Steps).ToArray();
        var start = optimizer.Start(parameters);
        var fold = Measurement.BestSeconds(() => optimizer.Fold(start, gradients), seconds: 3) / Steps;
        var at = start;
        var step = Measurement.BestSeconds(() => at = optimizer.Step(at.State, at.Parameters, gradient), seconds: 3);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) at = optimizer.Step(at.State, at.Parameters, gradient);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        yield return new("Step", $"{step * 1e9:F0} ns", "", "", "below 500 ns");
        yield return new("Step, memory", $"{bytes} bytes", "", "", "below 1,000 bytes");
        yield return new("Fold, fixed gradient", $"{fold * 1e9:F0} ns a step", "", "", "below 60 ns");
    }
}
