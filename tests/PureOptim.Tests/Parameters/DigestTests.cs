using System.Security.Cryptography;
using System.Text;

namespace PureOptim.Tests.Parameters;

public sealed class DigestTests
{
    [Fact]
    public void Nothing_has_the_published_digest_of_nothing()
    {
        // FIPS 180-4: SHA-256 of the empty message.
        using var digest = new Digest();
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", digest.ToHexadecimal());
    }

    [Fact]
    public void Parameters_are_hashed_as_documented_little_endian()
    {
        // One tensor (8 bytes: 1), its name (length 1, "x"), one dimension (1) of size 2, elements of 8 bytes, and then 1.0 and -0.0.
        byte[] bytes =
        [
            1, 0, 0, 0, 0, 0, 0, 0,
            1, 0, 0, 0, 0, 0, 0, 0, (byte)'x',
            1, 0, 0, 0, 0, 0, 0, 0,
            2, 0, 0, 0, 0, 0, 0, 0,
            8, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0xF0, 0x3F,
            0, 0, 0, 0, 0, 0, 0, 0x80,
        ];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Digest.Of<double>([1.0, -0.0]));
    }

    [Fact]
    public void Names_shapes_widths_and_signs_all_count()
    {
        string[] digests =
        [
            Digest.Of<double>([0.0]), Digest.Of<double>([-0.0]), Digest.Of<float>([0.0f]), Digest.Of<double>([0.0, 0.0]),
            Digest.Of<double>([double.NaN]),
            Digest.Of(Parameters<double>.Of(Layout.Of(("y", [1])), 0.0)), Digest.Of(Parameters<double>.Of(Layout.Of(("x", [1, 1])), 0.0)),
            Digest.Of(Parameters<double>.Of(Layout.Of(("x", [])), 0.0)),
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void Whose_NaN_it_is_does_not_count()
    {
        var nan = BitConverter.DoubleToUInt64Bits(double.NaN);
        var (arm, payload) = (BitConverter.UInt64BitsToDouble(nan ^ (1UL << 63)), BitConverter.UInt64BitsToDouble(nan | 1));
        Assert.Equal(Digest.Of<double>([double.NaN]), Digest.Of<double>([arm]));
        Assert.Equal(Digest.Of<double>([double.NaN]), Digest.Of<double>([payload]));
    }

    [Fact]
    public void Long_vectors_are_hashed_whole()
    {
        var values = Enumerable.Range(0, 2500).Select(i => (double)i).ToArray();
        var last = Digest.Of(Parameters<double>.Of(Layout.Vector(2500), values));
        values[^1] = -1;
        Assert.NotEqual(last, Digest.Of(Parameters<double>.Of(Layout.Vector(2500), values)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2000)]
    public void Many_small_parts_have_the_digest_of_the_whole_and_more_may_follow(int parts)
    {
        using var digest = new Digest();
        var bytes = new List<byte>();
        for (var part = 0; part < parts; part++) Add(part);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. bytes])), digest.ToHexadecimal());
        Add(-1);
        digest.Add(new string('x', 5000));
        bytes.AddRange([0x88, 0x13, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat((byte)'x', 5000)]);
        Add(parts);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. bytes])), digest.ToHexadecimal());

        void Add(long value)
        {
            digest.Add(value);
            for (var i = 0; i < sizeof(long); i++) bytes.Add((byte)(value >> (8 * i)));
        }
    }

    [Fact]
    public void Texts_are_hashed_by_length_and_UTF8_and_do_not_run_together()
    {
        using var digest = new Digest();
        digest.Add("é");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([2, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes("é")])), digest.ToHexadecimal());
        Assert.NotEqual(Of("ab", "c"), Of("a", "bc"));
    }

    private static string Of(params string[] texts)
    {
        using var digest = new Digest();
        foreach (var text in texts) digest.Add(text);
        return digest.ToHexadecimal();
    }
}
