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
        Assert.Contains("Tensor 1, counted from 0, has no name", Assert.Throws<ArgumentException>(() => Layout.Of(("a", [1]), ("", [2]))).Message, StringComparison.Ordinal);
        Assert.Contains("Tensor 0, counted from 0, has no name", Assert.Throws<ArgumentException>(() => Layout.Of((null!, [1]))).Message, StringComparison.Ordinal);
        Assert.Contains("'a' has no shape", Assert.Throws<ArgumentException>(() => Layout.Of(("a", default))).Message, StringComparison.Ordinal);
    }

    public static TheoryData<int[], int[], string> TooLong => new()
    {
        { [], [1 << 20, 1 << 20], "'b' of shape [1048576, 1048576], after 1 element of other tensors, makes" },
        { [0], [65_536, 65_536], "'b' of shape [65536, 65536] makes" },
        { [0], [int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue], "2147483647] makes" },
        // The product of 32 bits is 0, that of 64 bits too.
        { [0], [1 << 16, 1 << 16, 1 << 16, 1 << 16], "65536] makes" },
        { [0], [int.MaxValue], "'b' of shape [2147483647] makes" },
        { [2_147_483_590], [2], "'b' of shape [2], after 2147483590 elements of other tensors, makes" },
    };

    [Theory, MemberData(nameof(TooLong))]
    public void More_elements_than_an_array_can_have_are_refused_with_the_tensor(int[] first, int[] second, string expected)
    {
        var message = Assert.Throws<ArgumentException>(() => Layout.Of(("a", [.. first]), ("b", [.. second]))).Message;
        Assert.Contains($"{expected} more than 2147483591 elements", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_with_a_dimension_of_0_has_no_elements_whatever_the_others_are() =>
        Assert.Equal(1, Layout.Of(("a", [int.MaxValue, int.MaxValue, 0]), ("b", [])).Length);

    [Fact]
    public void As_many_elements_as_an_array_can_have_make_a_layout() => Assert.Equal(2_147_483_591, Layout.Of(("a", [2_147_483_590]), ("b", [])).Length);
}
