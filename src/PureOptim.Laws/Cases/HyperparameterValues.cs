namespace PureOptim.Laws;

/// <summary>Hyperparameters by name, as laws read and set them.</summary>
internal static class HyperparameterValues
{
    extension(Hyperparameter)
    {
        /// <summary>The optimizer with the hyperparameter of that path at another value.</summary>
        /// <exception cref="ArgumentException">It has no such hyperparameter, or refuses the value.</exception>
        internal static IOptimizer Set(IOptimizer optimizer, string path, Schedule value) =>
            (Hyperparameter.Find(optimizer, path) ?? throw new ArgumentException($"{optimizer.Name} has no hyperparameter {path}.", nameof(path))).With(optimizer, value);

        /// <summary>Whether the optimizer has such a hyperparameter that can be set.</summary>
        internal static bool Has(IOptimizer optimizer, string path) => Hyperparameter.Find(optimizer, path)?.CanBeSetIn(optimizer) == true;

        /// <summary>Whether it is an option that is off: a number that is 0, and not a whole one.</summary>
        internal static bool IsOff(IOptimizer optimizer, Hyperparameter hyperparameter) =>
            hyperparameter is { IsSchedule: false, IsWhole: false, Bounds: not null } && hyperparameter.Get(optimizer).At(0) == 0;

        /// <summary>The value at a step.</summary>
        /// <exception cref="ArgumentException">It has no such hyperparameter.</exception>
        internal static double Get(IOptimizer optimizer, string path, long step = 0) =>
            (Hyperparameter.Find(optimizer, path) ?? throw new ArgumentException($"{optimizer.Name} has no hyperparameter {path}.", nameof(path))).Get(optimizer).At(step);
    }
}
