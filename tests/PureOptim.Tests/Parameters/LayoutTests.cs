using PureOptim.Parameters;

namespace PureOptim.Tests.Parameters;

public sealed class LayoutTests
{
    private static readonly Layout _network = Layout.Of(("weight", [3, 2]), ("bias", [2]), ("scale", []));

    [Fact]
    public void Tensors_stand_one_after_another()
    {
        Assert.Equal([0, 6, 8], _network.Entries.Select(entry => entry.Offset));
        Assert.Equal([6, 2, 1], _network.Entries.Select(entry => entry.Length));
        Assert.Equal(9, _network.Length);
        Assert.Equal("weight [3, 2], bias [2], scale []", _network.ToString());
        Assert.Equal("no tensors", Layout.Of().ToString());
    }

    [Fact]
    public void Equality_is_of_names_and_shapes_in_order()
    {
        Assert.Equal(_network, Layout.Of(("weight", [3, 2]), ("bias", [2]), ("scale", [])));
        Assert.NotEqual(_network, Layout.Of(("weight", [2, 3]), ("bias", [2]), ("scale", [])));
        Assert.NotEqual(_network, Layout.Of(("bias", [2]), ("weight", [3, 2]), ("scale", [])));
        Assert.NotEqual(_network, Layout.Of(("weight", [3, 2]), ("bias", [2])));
        Assert.False(_network.Equals(null));
    }

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_those_that_are()
    {
        Assert.Equal(6, _network["bias"].Offset);
        var message = Assert.Throws<ArgumentException>(() => _network["bios"]).Message;
        Assert.Contains("'bios'", message, StringComparison.Ordinal);
        Assert.Contains("weight [3, 2], bias [2]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_tensors_are_refused_by_name()
    {
        Assert.Contains("'bias' is used twice", Assert.Throws<ArgumentException>(() => Layout.Of(("bias", [1]), ("bias", [2]))).Message, StringComparison.Ordinal);
        Assert.Contains("'bias' has a negative dimension in its shape [2, -1]", Assert.Throws<ArgumentException>(() => Layout.Of(("bias", [2, -1]))).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => Layout.Of(("a", [65_536, 65_536])));
        Assert.Throws<OverflowException>(() => Layout.Of(("a", [int.MaxValue]), ("b", [1])));
    }
}
