using PureOptim.Experiments.Selftest;

namespace PureOptim.Machines;

/// <summary>The rows of the selftest that every kind of machine computes: all but the long network and eigenvalues.</summary>
internal static class MachineRows
{
    /// <summary>The findings of this machine.</summary>
    /// <param name="mnist">Opens one of the files of MNIST, by its name.</param>
    internal static MachineFindings Compute(Func<string, Stream> mnist)
    {
        var threads = OperatingSystem.IsBrowser() ? 1 : 2;
        SelfTest[] rows =
        [
            new DescentRow(), new TrainingRow(mnist), new DrawsRow(), new FunctionsRow(InLanes: false), new FunctionsRow(InLanes: true), new ReductionsRow(),
            new ProductsRow(),
        ];
        return new(
            Platform.Here.ToString(),
            [.. rows.SelectMany(row => new[] { ($"{row.Name} float32", row.Compute<float>(threads)), ($"{row.Name} float64", row.Compute<double>(threads)) })]);
    }
}
