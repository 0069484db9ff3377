using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ReplyIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Topics_PostCount_LastPostAt_Id",
                table: "Topics");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_Unanswered",
                table: "Topics",
                columns: new[] { "LastPostAt", "Id" },
                filter: "\"PostCount\" = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Topics_Unanswered",
                table: "Topics");

            migrationBuilder.CreateIndex(
                name: "IX_Topics_PostCount_LastPostAt_Id",
                table: "Topics",
                columns: new[] { "PostCount", "LastPostAt", "Id" });
        }
    }
}
