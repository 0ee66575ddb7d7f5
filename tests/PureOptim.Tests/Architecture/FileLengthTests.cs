namespace PureOptim.Tests.Architecture;

/// <summary>The file of an optimizer can be taken in at a glance: its equations, its hyperparameters, its rule.</summary>
public sealed class FileLengthTests
{
    private const int Most = 80, MostOfLonger = 140;

    /// <summary>The files of optimizers whose papers need more, and what it is.</summary>
    private static readonly Dictionary<string, string> _longer = new(StringComparer.Ordinal)
    {
        ["Adafactor"] = "rows and columns or all squares, and the options of three programs",
        ["Adan"] = "three averages and the last gradient, and fourteen scalars of a step",
        ["AdaptiveMuon"] = "what two optimizers share, and what each says of itself",
        ["Came"] = "seven hyperparameters, and three formulas for matrices beside those for other tensors",
        ["DiffGrad"] = "RAdam's rectification beside its own formula",
        ["EmoNavi"] = "a table of factors of the loss, and a second formula with a shadow",
        ["Ftrl"] = "eight hyperparameters",
        ["Kron"] = "nine hyperparameters, and four remarks on where two programs differ",
        ["LaProp"] = "a largest and a centered divisor, and both",
        ["Lars"] = "six hyperparameters, and four options for what programs make of the paper",
        ["Mars"] = "three optimizers of a corrected gradient",
        ["Muon"] = "five hyperparameters, and ten options for what programs make of the iteration",
        ["Prodigy"] = "nine hyperparameters, and an estimate of the distance beside Adam",
        ["Rprop"] = "five hyperparameters, and two papers",
        ["Shampoo"] = "two matrices, and their roots from time to time",
        ["Swats"] = "two optimizers, and the test that leads from one to the other",
    };

    private static (string Name, int Lines)[] Files =>
    [
        .. from file in Sources.Of("PureOptim")
           where file.Path.StartsWith("Optimizers/", StringComparison.Ordinal)
           select (Path.GetFileNameWithoutExtension(file.Path), file.Text.AsSpan().Count('\n')),
    ];

    [Fact]
    public void No_optimizer_takes_more_lines_than_a_page_has_unless_its_paper_needs_them()
    {
        Assert.True(Files.Length > 100, "The files were not found.");
        Assert.Empty(Files.Where(file => file.Lines > (_longer.ContainsKey(file.Name) ? MostOfLonger : Most)).Select(file => $"{file.Name} has {file.Lines} lines"));
    }

    [Fact]
    public void Each_that_may_be_longer_is() => Assert.Empty(_longer.Keys.Except(Files.Where(file => file.Lines > Most).Select(file => file.Name)));
}
