using System.Reflection;
using PureOptim.Article.Claims;
using PureOptim.Experiments;
using PureOptim.Figures.Pages;
using PureOptim.Formulas;
using PureOptim.Laws;
using PureOptim.Networks;
using PureOptim.Peers.Protocol;
using PureOptim.Proofs;
using PureOptim.Runs;

namespace PureOptim.Tests.Architecture;

/// <summary>The folders of a project are layers: none uses, by way of others, itself. Between projects the compiler keeps it.</summary>
public sealed class CirclesTests
{
    private static readonly Dictionary<string, (string Folder, Assembly Assembly)> _projects = new(StringComparer.Ordinal)
    {
        ["PureOptim"] = ("src", typeof(IOptimizer).Assembly),
        ["PureOptim.Formulas"] = ("src", typeof(FormulaObjective).Assembly),
        ["PureOptim.Networks"] = ("src", typeof(Network).Assembly),
        ["PureOptim.Laws"] = ("src", typeof(OptimizerLaws).Assembly),
        ["PureOptim.Proofs"] = ("src", typeof(LawProver).Assembly),
        ["PureOptim.Runs"] = ("src", typeof(RunException).Assembly),
        ["PureOptim.Figures"] = ("experiments", typeof(Report).Assembly),
        ["PureOptim.Article"] = ("experiments", typeof(ClaimReport).Assembly),
        ["PureOptim.Peers"] = ("experiments", typeof(PeerException).Assembly),
        ["PureOptim.Experiments"] = ("experiments", typeof(Program).Assembly),
    };

    /// <summary>Rooms of one layer: every number system takes a scalar, which may be of any of them, and has the elementary functions, which are written over it.</summary>
    private static readonly string[] _roomsOfNumbers = ["Numerics/Systems", "Numerics/Symbols", "Numerics/Elementary"];

    public static TheoryData<string> Projects => [.. _projects.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void No_folder_uses_itself_by_way_of_others(string project)
    {
        var uses = UsesIn(project);
        var circle = Dependencies.Circle(uses);
        Assert.True(circle.Length == 0, $"{project} has a circle of {string.Join(", ", circle)}:\n{Dependencies.Text(uses)}");
    }

    [Fact]
    public void Every_project_of_src_is_among_them() =>
        Assert.Empty(Sources.Projects("src").Except(_projects.Keys));

    [Fact]
    public void The_graph_shows_what_is_known_of_it()
    {
        var uses = UsesIn("PureOptim.Runs").Select(use => (use.From, use.To)).ToArray();
        Assert.Contains(("Verification", "Store"), uses);
        Assert.Contains(("Verification", "Trials"), uses);
        Assert.Contains(("Store", "Files"), uses);
        Assert.Contains(("Files", "."), uses); // RunException, without a using.
        Assert.DoesNotContain(uses, use => use.From == "Files" && use.To != ".");
    }

    [Fact]
    public void A_circle_is_found_and_what_leads_to_it_is_not_part_of_it()
    {
        static Dependencies.Use Use(string from, string to) => new(from, to, "");
        Assert.Equal(["A", "B", "C"], Dependencies.Circle([Use("A", "B"), Use("B", "C"), Use("C", "A"), Use("Top", "A"), Use("C", "Bottom")]));
        Assert.Empty(Dependencies.Circle([Use("A", "B"), Use("B", "C"), Use("A", "C")]));
    }

    private static Dependencies.Use[] UsesIn(string project) =>
    [
        .. from use in Dependencies.Of(project, [.. Sources.Of(_projects[project].Folder, project)], _projects[project].Assembly)
           let joined = use with { From = Layer(use.From), To = Layer(use.To) }
           where joined.From != joined.To
           select joined,
    ];

    private static string Layer(string folder) => _roomsOfNumbers.Contains(folder) ? string.Join(" and ", _roomsOfNumbers) : folder;
}
