using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PersonalUnpin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Unpinned",
                table: "TopicMarks",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Unpinned",
                table: "TopicMarks");
        }
    }
}
