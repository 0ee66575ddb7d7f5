namespace PureOptim.Laws;

/// <summary>Hyperparameters as laws need them: as schedules, and changed at every step.</summary>
internal static class Settings
{
    /// <summary>A hyperparameter of an optimizer.</summary>
    /// <exception cref="ArgumentException">It has none of that path.</exception>
    internal static Schedule Of(IOptimizer optimizer, string path) =>
        (Hyperparameter.Find(optimizer, path) ?? throw new ArgumentException($"{optimizer.Name} has no hyperparameter {path}.", nameof(path))).Get(optimizer);

    /// <summary>The optimizer with one hyperparameter changed at every step.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="name">The hyperparameter's name.</param>
    /// <param name="change">A function that does not fall.</param>
    internal static IOptimizer Change(IOptimizer optimizer, string name, Func<double, double> change) =>
        Hyperparameter.Set(optimizer, name, Of(optimizer, name).Changed(change));

    /// <summary>The schedule with every value changed, by a function that does not fall.</summary>
    internal static Schedule Changed(this Schedule schedule, Func<double, double> change) => schedule is Schedule.Constant constant
        ? change(constant.Value)
        : Schedule.Custom(step => change(schedule.At(step)), change(schedule.Minimum), change(schedule.Maximum));

    /// <summary>The schedule's first value, at every step.</summary>
    internal static Schedule AtFirst(this Schedule schedule) => schedule.At(0);

    /// <summary>The largest power of two that is not above a number, which multiplies without rounding.</summary>
    internal static double PowerOfTwo(double value) => double.ScaleB(1, double.ILogB(value));

    /// <summary>The optimizer with epsilon at 0; itself where it has none.</summary>
    internal static IOptimizer WithoutEpsilon(IOptimizer optimizer) =>
        Hyperparameter.Has(optimizer, "Epsilon") ? Hyperparameter.Set(optimizer, "Epsilon", 0) : optimizer;
}
