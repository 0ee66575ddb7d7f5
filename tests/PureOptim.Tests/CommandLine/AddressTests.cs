using PureOptim.Tests.Tool;

namespace PureOptim.Tests.CommandLine;

/// <summary>An address of the playground instead of a file.</summary>
public sealed class AddressTests
{
    /// <summary>What the playground, and base64 of coreutils with - and _ for + and /, make of <c>{"name":"x","steps":5,"problem":{"minimize":{"objective":{"formula":"x^2/20 + y^2"},"start":[-7,2]}},"optimizers":[{"optimizer":"adam","label":"ÿ?>"}]}</c>.</summary>
    private const string Address = "http://127.0.0.1:8000/playground/#eyJuYW1lIjoieCIsInN0ZXBzIjo1LCJwcm9ibGVtIjp7Im1pbmltaXplIjp7Im9iamVjdGl2ZSI6eyJmb3JtdWxhIjoieF4yLzIwICsgeV4yIn0sInN0YXJ0IjpbLTcsMl19fSwib3B0aW1pemVycyI6W3sib3B0aW1pemVyIjoiYWRhbSIsImxhYmVsIjoiw78_PiJ9XX0";

    [Fact]
    public void A_run_by_its_address_is_the_run_of_the_description_in_it()
    {
        using var folder = new TemporaryFolder();
        var (exit, output, error) = ToolRun.InProcess("run", Address, "--store", folder.Path, "--json", "--quiet");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("\"ÿ?>\"", output, StringComparison.Ordinal);
        Assert.Contains(Digest.Of(new Adam().Scan(Objective.Valley, Objective.Valley.Start).ElementAt(5).Parameters), output, StringComparison.Ordinal);
    }
}
