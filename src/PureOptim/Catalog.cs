using System.Collections.Immutable;
using System.Reflection;

namespace PureOptim;

/// <summary>The optimizers of the library that need no other, for code that enumerates them.</summary>
public static class Catalog
{
    /// <summary>Of an optimizer with more combinations of options than this, each option is varied by itself.</summary>
    private const int MostCombinations = 12;

    /// <summary>Each optimizer once, with its defaults, in the order in which they were published.</summary>
    public static ImmutableArray<IOptimizer> Optimizers { get; } =
    [
        new Sgd(),
        new Momentum(),
        new Nesterov(),
        new Lbfgs(),
        new Asgd(),
        new Rprop(),
        new AdaGrad(),
        new RmsProp(),
        new Adadelta(),
        new Ftrl(),
        new DampenedMomentum(),
        new CenteredRmsProp(),
        new Adam(),
        new SparseAdam(),
        new Adamax(),
        new NoisySgd(),
        new NAdam(),
        new DpSgd(),
        new Cocob(),
        new Lars(),
        new Swats(),
        new Shampoo(),
        new Kron(),
        new Adafactor(),
        new AmsGrad(),
        new AccSgd(),
        new Pid(),
        new AdamW(),
        new SgdW(),
        new Yogi(),
        new SignSgd(),
        new Signum(),
        new Msvag(),
        new Qhm(),
        new QhAdam(),
        new AggMo(),
        new AdaBound(),
        new NovoGrad(),
        new AdaMod(),
        new Sm3(),
        new DiffGrad(),
        new RAdam(),
        new LaProp(),
        new Lamb(),
        new Fromage(),
        new AdaBelief(),
        new Madgrad(),
        new AcProp(),
        new Padam(),
        new Pnm(),
        new AdaPnm(),
        new PolyakSgd(),
        new AdamP(),
        new AvaGrad(),
        new AdaHessian(),
        new Adai(),
        new Adan(),
        new Lion(),
        new DAdaptSgd(),
        new DAdaptAdaGrad(),
        new DAdaptAdamW(),
        new Dog(),
        new Dowg(),
        new Sophia(),
        new StableAdamW(),
        new AdaNorm(),
        new Came(),
        new Prodigy(),
        new Momo(),
        new MomoAdam(),
        new GaLore(),
        new Adopt(),
        new AdEmaMix(),
        new Soap(),
        new Muon(),
        new SimplifiedAdEmaMix(),
        new AdamAtan2(),
        new Kate(),
        new Grams(),
        new ExAdam(),
        new Focus(),
        new Ano(),
        new AdamMini(),
        new Mars(),
        new Tam(),
        new Scion(),
        new AdamC(),
        new EmoNavi(),
        new AdaMuon(),
        new NorMuon(),
    ];

    /// <summary>
    /// Each optimizer with each combination of its options that are enumerations or truth values, or, where that would be more than a dozen, with
    /// each of them by itself; and with each option that is a number once at 0.1, as the accumulators of TensorFlow and Keras start. Everything
    /// else is at its default. The defaults are among them.
    /// </summary>
    public static ImmutableArray<IOptimizer> Variants { get; } = [.. Optimizers.SelectMany(VariantsOf)];

    private static IEnumerable<IOptimizer> VariantsOf(IOptimizer optimizer)
    {
        PropertyInfo[] properties = [.. optimizer.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true })];
        (PropertyInfo Option, object[] Values)[] options = [.. properties.Where(property => property.PropertyType.IsEnum || property.PropertyType == typeof(bool))
            .Select(option => (option, Values: ValuesOf(option.PropertyType)))];
        IEnumerable<IOptimizer> all = options.Aggregate(1, (count, option) => count * option.Values.Length) <= MostCombinations
            ? options.Aggregate((IEnumerable<IOptimizer>)[optimizer], (soFar, option) => [.. from one in soFar from value in option.Values select With(one, option.Option, value)])
            : [optimizer, .. from option in options from value in option.Values where !value.Equals(option.Option.GetValue(optimizer)) select With(optimizer, option.Option, value)];
        return all.Concat(properties.Where(property => property.PropertyType == typeof(double)).Select(number => With(optimizer, number, 0.1)));
    }

    private static object[] ValuesOf(Type option) => option == typeof(bool) ? [false, true] : [.. Enum.GetValuesAsUnderlyingType(option).Cast<object>().Select(value => Enum.ToObject(option, value))];

    private static IOptimizer With(IOptimizer optimizer, PropertyInfo option, object value)
    {
        var copy = (IOptimizer)optimizer.GetType().GetMethod("<Clone>$")!.Invoke(optimizer, null)!;
        option.SetValue(copy, value);
        return copy;
    }
}
