namespace PureOptim.Benchmarks;

/// <summary>The overhead of a step: Adam on two parameters, where there is nothing to compute.</summary>
internal static class StepBenchmark
{
    private const int Steps = 100_000, StepsForMemory = 1000;

    internal static IEnumerable<Row> Run(Selection selection)
    {
        const string stepName = "Step", memoryName = "Step, memory", foldName = "Fold, fixed gradient";
        var (optimizer, parameters, gradient) = (new Adam(), Parameters<double>.Of(Layout.Vector(2), -7, 2), Parameters<double>.Of(Layout.Vector(2), -0.7, 4));
        var gradients = Enumerable.Repeat(gradient, Steps).ToArray();
        var start = optimizer.Start(parameters);
        var at = start;
        if (selection.Wants(stepName)) yield return Time(stepName, "", () => 1e9 * Measurement.BestSeconds(Step), "below 500 ns");
        if (selection.Wants(memoryName)) yield return new(memoryName, $"{Measurement.InRounds(selection.Rounds, Bytes):F0} bytes", "", "", "below 1,000 bytes");
        if (selection.Wants(foldName)) yield return Time(foldName, " a step", () => 1e9 / Steps * Measurement.BestSeconds(() => optimizer.Fold(start, gradients)), "below 60 ns");

        Row Time(string what, string each, Func<double> measure, string goal) =>
            new(what, $"{VectorWidth.OursInWords}: {Measurement.InRounds(selection.Rounds, measure):F0} ns{each}", "", "", goal);

        void Step() => at = optimizer.Step(at.State, at.Parameters, gradient);

        double Bytes()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < StepsForMemory; i++) Step();
            return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / StepsForMemory;
        }
    }
}
