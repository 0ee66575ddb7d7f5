using System.Text.Json;
using PureOptim.Tests.Numerics;

namespace PureOptim.Tests.Objectives;

/// <summary>The gradients of the article's four functions have the bits of the formulas that its numpy program wrote by hand.</summary>
public sealed class ArticlePathTests
{
    private static readonly JsonElement _golden =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "naive.json"))).RootElement;

    private static readonly (string Name, IOptimizer Optimizer)[] _optimizers =
    [
        ("SGD", new Sgd { LearningRate = 0.95 }),
        ("Momentum", new Momentum { LearningRate = 0.1 }),
        ("Nesterov", new Nesterov { LearningRate = 0.1 }),
        ("AdaGrad", new AdaGrad { LearningRate = 1.5 }),
        ("RMSProp", new RmsProp { LearningRate = 0.1, Decay = 0.99 }),
        ("RMSProp(gamma=1)", new RmsProp { LearningRate = 0.1, Decay = 1 }),
    ];

    private static readonly (string Name, Objective Objective)[] _functions =
    [
        ("article f=x^2/20+y^2", Objective.Valley),
        ("d2l f=0.1x1^2+2x2^2", Objective.Ellipse),
        ("d2l rotated f=0.1(x1+x2)^2+2(x1-x2)^2", Objective.DoubledRotatedEllipse),
        ("article literal f=0.1(x1+x2)^2+2(x1*x2)^2", Objective.ProductEllipse),
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (function, _) in _functions)
                foreach (var (optimizer, _) in _optimizers) cases.Add(function, optimizer);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_path_has_the_bits_of_the_original_program(string function, string name)
    {
        var objective = _functions.Single(entry => entry.Name == function).Objective;
        var optimizer = _optimizers.Single(entry => entry.Name == name).Optimizer;
        var cold = Recorded(function, name);
        var path = optimizer.Scan(objective, objective.Start).Take(cold.Length + 1).ToArray();
        Assert.Equal(cold, path[..^1].Select(point => Bits(point.Parameters)));

        // The article's program ran each optimizer twice; it took one more step than it plotted, and the second run starts with that state.
        var warmStart = new Iterate<double>(objective.Start, path[^1].State);
        var warm = Recorded(function, $"{name} warm");
        Assert.Equal(warm, optimizer.Scan(objective, warmStart).Take(warm.Length).Select(point => Bits(point.Parameters)));
    }

    private static (long X, long Y)[] Recorded(string function, string optimizer) =>
    [
        .. _golden.GetProperty(function).GetProperty(optimizer).EnumerateArray()
            .Select(point => Bits([Number(point[0].GetString()!), Number(point[1].GetString()!)])),
    ];

    private static double Number(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => HexadecimalFloat.Parse(text),
    };

    /// <summary>The bits of a point; one NaN for all, since the recording does not tell them apart.</summary>
    private static (long X, long Y) Bits(Parameters<double> point) => (Bits(point[0]), Bits(point[1]));

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
