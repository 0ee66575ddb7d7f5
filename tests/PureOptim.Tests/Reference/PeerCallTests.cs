using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using PureOptim.Dialects;
using PureOptim.Experiments.Parity;
using PureOptim.Experiments.Reference;

namespace PureOptim.Tests.Reference;

public sealed class PeerCallTests
{
    [Fact]
    public void The_names_of_Optax_are_those_of_its_recordings()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", "traces", "optax.json.gz"));
        using var json = JsonDocument.Parse(new GZipStream(file, CompressionMode.Decompress));
        string[] recorded = [.. json.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("optimizer").GetString()!).Distinct()];
        var methods = typeof(Optax).GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.NotEmpty(recorded);
        Assert.All(recorded, name => Assert.Equal($"optax.{name}", PeerCall.NameThere(
            typeof(Optax), methods.First(method => Dialect.Plain(method.Name) == Dialect.Plain(name[(name.LastIndexOf('.') + 1)..])), isSchedule: false)));
    }

    [Theory]
    [InlineData(nameof(PyTorch.Adam), "torch.optim.Adam(params, lr=0.01)", "PyTorch.Adam(lr: 0.01)")]
    [InlineData(nameof(PyTorch.StepLR), "torch.optim.lr_scheduler.StepLR(optimizer, step_size=1)", "PyTorch.StepLR(lr: 0.01, stepSize: 1)")]
    public void A_call_is_written_as_there_and_as_here(string name, string there, string here)
    {
        var method = typeof(PyTorch).GetMethod(name)!;

        Assert.Equal((there, here), (PeerCall.There(Dialect.All.Single(dialect => dialect.Methods == typeof(PyTorch)), method), PeerCall.Here(method)));
    }
}
